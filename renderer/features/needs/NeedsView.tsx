import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import { useChart } from '../patient/chart.ts';
import { NeedsDesk } from './NeedsDesk.tsx';

/** The needs of the patient on a page of their own. */
export function NeedsView() {
  const { patient } = useChart();
  return (
    <Box sx={{ px: { xs: 1.5, md: 2.5 }, pt: 1.25, pb: 2 }}>
      <Paper variant="outlined" sx={{ maxWidth: 1400 }}>
        <NeedsDesk patientId={patient.id} />
      </Paper>
    </Box>
  );
}
