import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { PatientChart } from '#shared/contract/engine/patients.ts';
import { callTimeOf } from '#shared/domain/billing/call-time.ts';
import type { Disposition } from '#shared/domain/call.ts';
import type { Program } from '#shared/domain/program.ts';
import type { Activity } from '#shared/domain/time-entry.ts';
import { clockSeconds } from '../../../client/clock-seconds.ts';
import { useSession } from '../../../client/live-store.ts';
import { useNow } from '../../../client/use-now.ts';
import { formatClock, plural } from '../../../ui/format.ts';
import { useClocks } from '../../clock/use-clocks.ts';
import { enrolledPrograms, NotEnrolledAlert, WorkFields } from '../../ledger/WorkFields.tsx';

interface MinutesFieldsProps {
  callId: string;
  /** Null when it is not on this device any more: then nothing is said about her month. */
  chart: PatientChart | null;
  disposition: Disposition | null;
  program: Program;
  activity: Activity;
  onProgram(program: Program): void;
  onActivity(activity: Activity): void;
}

/** How long it took and where the minutes go. */
export function MinutesFields(props: MinutesFieldsProps) {
  const { callId, chart, disposition, program, activity, onProgram, onActivity } = props;
  const now = useNow(1_000);
  const clock = useClocks().find((one) => one.callId === callId);
  const practice = useSession()?.person?.practiceBilling;
  const seconds = clock === undefined ? 0 : clockSeconds(clock, Math.max(now, Date.now()));
  const month = chart?.minutes.find((entry) => entry.program === program);
  const total = Math.floor(((month?.seconds ?? 0) + seconds) / 60);
  const counts = disposition === null || callTimeOf(disposition, practice).isBillable;
  const programs = chart === null ? [] : enrolledPrograms(chart);
  return (
    <Box component="section" aria-labelledby="minutes-heading">
      <Typography variant="h3" id="minutes-heading" sx={{ mb: 1.25 }}>
        Time so far{' '}
        <Box component="span" role="timer" sx={{ fontSize: '1rem' }}>
          {formatClock(seconds)}
        </Box>
        {month === undefined || month.target === 0 || !counts ? null : (
          <Typography component="span" variant="caption" color="textSecondary" sx={{ ml: 1 }}>
            makes {plural(total, 'minute')} of {month.target} {program} this month
          </Typography>
        )}
      </Typography>
      {counts ? null : (
        <Typography variant="caption" color="textSecondary" component="p" sx={{ mb: 1 }}>
          Nobody was reached: the time is logged but does not count toward the month.
        </Typography>
      )}
      {chart === null || programs.length > 0 ? null : (
        <Box sx={{ mb: 1 }}>
          <NotEnrolledAlert />
        </Box>
      )}
      <WorkFields {...{ program, programs, activity, onProgram, onActivity }} />
    </Box>
  );
}
