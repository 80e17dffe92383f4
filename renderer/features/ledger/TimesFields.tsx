import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';

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
