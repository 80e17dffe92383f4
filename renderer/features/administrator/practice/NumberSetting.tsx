import InputAdornment from '@mui/material/InputAdornment';
import TextField from '@mui/material/TextField';
import { useState } from 'react';

interface NumberSettingProps {
  label: string;
  value: number;
  least: number;
  most: number;
  unit?: string;
  onChange(value: number): void;
}

/** A whole number between two bounds. What is no such number stays in the field, marked, and is not taken. */
export function NumberSetting({ label, value, least, most, unit, onChange }: NumberSettingProps) {
  const [text, setText] = useState(String(value));
  const typed = Number(text);
  const isWrong = text.trim() === '' || !Number.isInteger(typed) || typed < least || typed > most;
  // Somebody else's value, or an undo, replaces what is shown.
  const shown = !isWrong && typed !== value ? String(value) : text;
  return (
    <TextField
      label={label}
      value={shown}
      error={isWrong}
      helperText={isWrong ? `${least} to ${most}` : ''}
      onChange={({ target }) => {
        setText(target.value);
        const next = Number(target.value);
        const isGood = target.value.trim() !== '' && Number.isInteger(next) && next >= least && next <= most;
        if (isGood) onChange(next);
      }}
      onBlur={() => setText(String(value))}
      slotProps={{
        htmlInput: { inputMode: 'numeric', autoComplete: 'off' },
        input:
          unit === undefined ? {} : { endAdornment: <InputAdornment position="end">{unit}</InputAdornment> },
      }}
      sx={{ width: '9rem' }}
    />
  );
}
