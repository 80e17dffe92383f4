import Box from '@mui/material/Box';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { ACTIVITY_LABELS, PROGRAM_LABELS } from '#shared/content/labels.ts';
import { Program } from '#shared/domain/program.ts';
import { Activity } from '#shared/domain/time-entry.ts';

export interface Times {
  date: string;
  from: string;
  until: string;
}

interface TimesFieldsProps {
  times: Times;
  /** The last day that may be chosen. */
  latest: string;
  onChange: (times: Times) => void;
  isFirst?: boolean;
}

/** Day, start and end, by the wall clock of the practice. */
export function TimesFields({ times, latest, onChange, isFirst = false }: TimesFieldsProps) {
  const field = (name: keyof Times, label: string, type: 'date' | 'time') => (
    <TextField
      type={type}
      label={label}
      value={times[name]}
      autoFocus={isFirst && name === 'from'}
      onChange={(event) => onChange({ ...times, [name]: event.target.value })}
      slotProps={{ inputLabel: { shrink: true }, ...(type === 'date' ? { htmlInput: { max: latest } } : {}) }}
    />
  );
  return (
    <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: { xs: '1fr', sm: '1.2fr 1fr 1fr' } }}>
      {field('date', 'Day', 'date')}
      {field('from', 'From', 'time')}
      {field('until', 'Until', 'time')}
    </Box>
  );
}

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
