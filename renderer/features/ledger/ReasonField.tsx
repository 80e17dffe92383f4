import TextField from '@mui/material/TextField';

interface ReasonFieldProps {
  label: string;
  value: string;
  /** What to say when it is missing; empty while nothing was tried. */
  problem: string;
  onChange: (value: string) => void;
  maxLength?: number;
}

/** Words that an auditor reads: why, or what was done. */
export function ReasonField({ label, value, problem, onChange, maxLength = 1000 }: ReasonFieldProps) {
  return (
    <TextField
      label={label}
      multiline
      minRows={2}
      maxRows={6}
      value={value}
      error={problem !== ''}
      {...(problem === '' ? {} : { helperText: problem })}
      onChange={(event) => onChange(event.target.value)}
      slotProps={{ htmlInput: { maxLength } }}
    />
  );
}
