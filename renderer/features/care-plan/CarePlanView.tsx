import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import { useChart } from '../patient/chart.ts';
import { CarePlanEditor } from './CarePlanEditor.tsx';

/** The care plan on a page of its own. */
export function CarePlanView() {
  const chart = useChart();
  return (
    <Box sx={{ px: { xs: 1.5, md: 2.5 }, pt: 1.25, pb: 2 }}>
      <Paper variant="outlined" sx={{ maxWidth: 1120 }}>
        <CarePlanEditor chart={chart} />
      </Paper>
    </Box>
  );
}
