import SwapHoriz from '@mui/icons-material/SwapHoriz';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { BannerFrame } from '../../ui/BannerFrame.tsx';
import { useClockActions, useClocks } from './use-clocks.ts';
import { settleWarning, useWrongChart } from './wrong-chart.ts';

/** The clock runs for one patient, and she writes in the chart of another. Her keys go on where they went. */
export function WrongChartBanner() {
  const warning = useWrongChart((state) => state.warning);
  const clocks = useClocks();
  const { startFor, isPending } = useClockActions();
  const clock = clocks.find(({ runningSince }) => runningSince !== null);
  if (warning === null || clock?.id !== warning.clockId) return null;
  return (
    <BannerFrame label="Clock of another patient" tone="caution">
      <SwapHoriz aria-hidden fontSize="small" />
      <Box component="span" role="alert" sx={{ flex: '1 1 20rem' }}>
        <strong>The clock runs for {clock.patientName}.</strong> You are writing in {warning.patientName}’s
        chart.
      </Box>
      <Button
        color="inherit"
        variant="outlined"
        disabled={isPending}
        onClick={() => startFor(warning.patientId, clocks, settleWarning)}
      >
        Switch to {warning.patientName}
      </Button>
      <Button color="inherit" variant="outlined" onClick={settleWarning}>
        Keep it on {clock.patientName}
      </Button>
    </BannerFrame>
  );
}
