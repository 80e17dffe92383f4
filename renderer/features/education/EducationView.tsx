import Paper from '@mui/material/Paper';
import { ViewFrame } from '../../ui/ViewFrame.tsx';
import { useChart } from '../patient/chart.ts';
import { EducationDesk } from './EducationDesk.tsx';

/** The handouts of the patient on a page of their own. */
export function EducationView() {
  const { patient } = useChart();
  return (
    <ViewFrame>
      <Paper variant="outlined" sx={{ maxWidth: 1400 }}>
        <EducationDesk key={patient.id} patient={patient} call={null} isPage />
      </Paper>
    </ViewFrame>
  );
}
