import { ClockKeys } from './ClockKeys.tsx';
import { FinishDialog } from './FinishDialog.tsx';
import { GapBanner } from './GapBanner.tsx';
import { OtherClockBanner } from './OtherClockBanner.tsx';
import { WrongChartBanner } from './WrongChartBanner.tsx';

/** What the clocks have to say and to ask on every screen, and their keys. */
export function ClockBanners() {
  return (
    <>
      <GapBanner />
      <OtherClockBanner />
      <WrongChartBanner />
      <FinishDialog />
      <ClockKeys />
    </>
  );
}
