import VisibilityOff from '@mui/icons-material/VisibilityOffOutlined';
import Visibility from '@mui/icons-material/VisibilityOutlined';
import IconButton from '@mui/material/IconButton';
import InputAdornment from '@mui/material/InputAdornment';
import TextField from '@mui/material/TextField';
import { type Ref, useState } from 'react';

interface PassphraseFieldProps {
  value: string;
  onChange: (value: string) => void;
  isWrong: boolean;
  isReadOnly: boolean;
  helperText?: string;
  autoFocus?: boolean;
  inputRef?: Ref<HTMLInputElement>;
  label?: string;
  /** `new-password` where one is chosen. */
  autoComplete?: 'current-password' | 'new-password';
}

/** The passphrase, hidden unless one asks to see it. */
export function PassphraseField(props: PassphraseFieldProps) {
  const { value, onChange, isWrong, isReadOnly, helperText, autoFocus = false, inputRef } = props;
  const { label = 'Passphrase', autoComplete = 'current-password' } = props;
  const [isShown, setShown] = useState(false);
  return (
    <TextField
      label={label}
      type={isShown ? 'text' : 'password'}
      autoComplete={autoComplete}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      error={isWrong}
      helperText={helperText}
      autoFocus={autoFocus}
      {...(inputRef === undefined ? {} : { inputRef })}
      slotProps={{
        htmlInput: { readOnly: isReadOnly, spellCheck: false, autoCapitalize: 'none' },
        input: {
          endAdornment: (
            <InputAdornment position="end">
              <IconButton
                edge="end"
                aria-label={`${isShown ? 'Hide' : 'Show'} the ${label.toLowerCase()}`}
                onClick={() => setShown(!isShown)}
              >
                {isShown ? <VisibilityOff fontSize="small" /> : <Visibility fontSize="small" />}
              </IconButton>
            </InputAdornment>
          ),
        },
      }}
    />
  );
}
