import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { ACTIVITY_LABELS, PROGRAM_LABELS } from '#shared/content/labels.ts';
import type { PatientChart } from '#shared/contract/engine/patients.ts';
import { Program } from '#shared/domain/program.ts';
import { Activity } from '#shared/domain/time-entry.ts';

interface WorkFieldsProps {
  program: Program;
  /** Those she is in; all where that is not known. */
  programs: readonly Program[];
  activity: Activity;
  onProgram: (program: Program) => void;
  onActivity: (activity: Activity) => void;
}

/** Where the minutes go, and what they were spent on. */
export function WorkFields({ program, programs, activity, onProgram, onActivity }: WorkFieldsProps) {
  const offered = programs.length === 0 ? Program.options : programs;
  const shown = offered.includes(program) ? offered : [program, ...offered];
  return (
    <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' } }}>
      <TextField
        select
        label="Minutes go to"
        value={program}
        onChange={(event) => onProgram(Program.parse(event.target.value))}
      >
        {shown.map((option) => (
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
  );
}

/** Said where a patient is in no program, so that every program is offered. */
export function NotEnrolledAlert() {
  return (
    <Alert severity="warning">
      Not enrolled in a program. Choose where the time is logged; a supervisor will check it.
    </Alert>
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
