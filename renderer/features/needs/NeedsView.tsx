import Paper from '@mui/material/Paper';
import { ViewFrame } from '../../ui/ViewFrame.tsx';
import { useChart } from '../patient/chart.ts';
import { NeedsDesk } from './NeedsDesk.tsx';

/** The needs of the patient on a page of their own. */
export function NeedsView() {
  const { patient } = useChart();
  return (
    <ViewFrame>
      <Paper variant="outlined" sx={{ maxWidth: 1400 }}>
        <NeedsDesk patientId={patient.id} />
      </Paper>
    </ViewFrame>
  );
}
