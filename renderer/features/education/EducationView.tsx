import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import { useChart } from '../patient/chart.ts';
import { EducationDesk } from './EducationDesk.tsx';

/** The handouts of the patient on a page of their own. */
export function EducationView() {
  const { patient } = useChart();
  return (
    <Box sx={{ px: { xs: 1.5, md: 2.5 }, pt: 1.25, pb: 2 }}>
      <Paper variant="outlined" sx={{ maxWidth: 1400 }}>
        <EducationDesk key={patient.id} patient={patient} call={null} isPage />
      </Paper>
    </Box>
  );
}
