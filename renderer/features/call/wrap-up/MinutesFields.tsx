import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { ACTIVITY_LABELS, PROGRAM_LABELS } from '#shared/content/labels.ts';
import type { PatientChart } from '#shared/contract/engine/patients.ts';
import { type Disposition, isContact } from '#shared/domain/call.ts';
import { Program } from '#shared/domain/patient.ts';
import { Activity } from '#shared/domain/time-entry.ts';
import { clockSeconds } from '../../../client/clock-seconds.ts';
import { useEngine } from '../../../client/EngineProvider.tsx';
import { useNow } from '../../../client/use-now.ts';
import { formatClock, plural } from '../../../ui/format.ts';

interface MinutesFieldsProps {
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
  const { chart, disposition, program, activity, onProgram, onActivity } = props;
  const now = useNow(1_000);
  const clock = useQuery(useEngine().clock.current.queryOptions()).data ?? null;
  const seconds = clock === null ? 0 : clockSeconds(clock, Math.max(now, Date.now()));
  const month = chart?.minutes.find((entry) => entry.program === program);
  const total = Math.floor(((month?.seconds ?? 0) + seconds) / 60);
  const counts = disposition === null || isContact(disposition);
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
        <Alert severity="warning" sx={{ mb: 1 }}>
          Not enrolled in a program. Choose where the time is logged; a supervisor will check it.
        </Alert>
      )}
      <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' } }}>
        <TextField
          select
          label="Minutes go to"
          value={program}
          onChange={(event) => onProgram(Program.parse(event.target.value))}
        >
          {(programs.length > 0 ? programs : Program.options).map((option) => (
            <MenuItem key={option} value={option}>
              {option} · {PROGRAM_LABELS[option]}
            </MenuItem>
          ))}
        </TextField>
        <TextField
          select
          label="Activity"
          value={activity}
          onChange={(event) => onActivity(Activity.parse(event.target.value))}
        >
          {Activity.options.map((option) => (
            <MenuItem key={option} value={option}>
              {ACTIVITY_LABELS[option]}
            </MenuItem>
          ))}
        </TextField>
      </Box>
    </Box>
  );
}

/** The programs the patient is enrolled in now, those that count minutes first. */
export function enrolledPrograms(chart: PatientChart): Program[] {
  const active = chart.patient.enrollments
    .filter(({ status }) => status === 'active')
    .map(({ program }) => program);
  const target = (program: Program) => chart.minutes.find((entry) => entry.program === program)?.target ?? 0;
  return [...new Set(active)].sort((one, two) => Number(target(two) > 0) - Number(target(one) > 0));
}
