import Close from '@mui/icons-material/Close';
import Search from '@mui/icons-material/Search';
import IconButton from '@mui/material/IconButton';
import InputAdornment from '@mui/material/InputAdornment';
import OutlinedInput from '@mui/material/OutlinedInput';
import { useRef } from 'react';
import { KeyHint } from './KeyHint.tsx';
import { useShortcut } from './keyboard/use-shortcut.ts';

interface SearchFieldProps {
  /** Accessible name and placeholder: `Filter by name or reason`. */
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** Width, any CSS width. */
  width?: string;
}

/** A text filter for a list. `/` goes to it, Escape empties it. */
export function SearchField({ label, value, onChange, width = '15rem' }: SearchFieldProps) {
  const field = useRef<HTMLInputElement>(null);
  useShortcut('/', () => field.current?.focus(), { description: 'Filter the list', group: 'Lists' });
  return (
    <OutlinedInput
      inputRef={field}
      size="small"
      value={value}
      placeholder={label}
      onChange={(event) => onChange(event.target.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        if (value === '') field.current?.blur();
        else onChange('');
      }}
      inputProps={{ 'aria-label': label, autoComplete: 'off', spellCheck: false }}
      startAdornment={
        <InputAdornment position="start">
          <Search aria-hidden fontSize="small" />
        </InputAdornment>
      }
      endAdornment={
        value === '' ? (
          <KeyHint keys="/" />
        ) : (
          <IconButton aria-label="Clear the filter" onClick={() => onChange('')} edge="end">
            <Close sx={{ fontSize: '1rem' }} />
          </IconButton>
        )
      }
      sx={{
        width,
        height: 32,
        fontSize: '0.8125rem',
        color: 'text.primary',
        '& kbd': { color: 'text.secondary' },
      }}
    />
  );
}
