import InputAdornment from '@mui/material/InputAdornment';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import type { Ref } from 'react';
import type { ReviewEntry } from '#shared/contract/engine/reviews.ts';

interface ThirdValueProps {
  third: NonNullable<ReviewEntry['third']>;
  text: string;
  inputRef: Ref<HTMLInputElement>;
  isPicked: boolean;
  onChange: (text: string) => void;
}

import { KeyHint } from '../../ui/KeyHint.tsx';

/** A field for a value that is neither of the two: as the field of the record is. */
export function ThirdValue({ third, text, inputRef, isPicked, onChange }: ThirdValueProps) {
  const { input, options } = third;
  return (
    <TextField
      label="Another value"
      value={text}
      inputRef={inputRef}
      onChange={(event) => onChange(event.target.value)}
      select={input === 'choice'}
      type={input === 'date' ? 'date' : 'text'}
      slotProps={{
        ...(input === 'text' || input === 'number'
          ? {
              input: {
                endAdornment: (
                  <InputAdornment position="end" aria-hidden>
                    <KeyHint keys="v" />
                  </InputAdornment>
                ),
              },
            }
          : {}),
        inputLabel: input === 'date' ? { shrink: true } : {},
        htmlInput: { autoComplete: 'off', ...(input === 'number' ? { inputMode: 'decimal' } : {}) },
      }}
      {...(isPicked ? { helperText: 'Picked: this value goes into the record.' } : {})}
      sx={{
        maxWidth: input === 'text' ? '100%' : 320,
        '& fieldset': isPicked ? { borderColor: 'primary.main', borderWidth: 2 } : {},
      }}
    >
      {options.map((option) => (
        <MenuItem key={option} value={option}>
          {option}
        </MenuItem>
      ))}
    </TextField>
  );
}
