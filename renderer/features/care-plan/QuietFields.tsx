import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';

interface QuietSelectProps {
  label: string;
  value: string;
  options: readonly [value: string, label: string][];
  onChange(value: string): void;
}

/** A choice that reads as plain words until it is pointed at. */
export function QuietSelect({ label, value, options, onChange }: QuietSelectProps) {
  return (
    <TextField
      select
      variant="standard"
      value={value}
      onChange={(event) => onChange(event.target.value)}
      slotProps={{
        input: { disableUnderline: true },
        select: { SelectDisplayProps: { 'aria-label': label } },
      }}
      sx={{ width: 132, '& .MuiSelect-select': { fontSize: '0.75rem', color: 'text.secondary' } }}
    >
      {options.map(([option, text]) => (
        <MenuItem key={option} value={option}>
          {text}
        </MenuItem>
      ))}
    </TextField>
  );
}

interface QuietDateProps {
  label: string;
  value: string;
  onChange(date: string): void;
}

/** A date that reads as plain words until it is pointed at. */
export function QuietDate({ label, value, onChange }: QuietDateProps) {
  return (
    <TextField
      type="date"
      variant="standard"
      value={value}
      onChange={(event) => onChange(event.target.value)}
      slotProps={{ htmlInput: { 'aria-label': label }, input: { disableUnderline: true } }}
      sx={{ width: 116, '& input': { fontSize: '0.75rem', color: 'text.secondary' } }}
    />
  );
}
