import TextField from '@mui/material/TextField';
import { useState } from 'react';

interface NumberFieldProps {
  label: string;
  value: number | null;
  /** Whether it is said that a number is missing. */
  isRequired?: boolean;
  onChange(value: number | null): void;
}

/** A number as it is typed, with a point or a comma; null while it is none. */
export function NumberField({ label, value, isRequired = false, onChange }: NumberFieldProps) {
  const [text, setText] = useState(value === null ? '' : String(value));
  const typed = toNumber(text);
  // What came from elsewhere, such as a step taken back, goes before what was typed.
  const shown =
    typed === value || (value === null && typed === null) ? text : value === null ? '' : String(value);
  const isWrong = (isRequired && value === null) || (shown.trim() !== '' && toNumber(shown) === null);
  return (
    <TextField
      label={label}
      value={shown}
      error={isWrong}
      helperText={isWrong ? 'Give a number' : ''}
      onChange={(event) => {
        setText(event.target.value);
        onChange(toNumber(event.target.value));
      }}
      slotProps={{ htmlInput: { inputMode: 'decimal' } }}
    />
  );
}

function toNumber(text: string): number | null {
  const number = text.trim() === '' ? Number.NaN : Number(text.trim().replace(',', '.'));
  return Number.isFinite(number) ? number : null;
}
