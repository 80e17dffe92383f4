import TextField, { type TextFieldProps } from '@mui/material/TextField';

interface LineFieldProps extends Pick<TextFieldProps, 'autoFocus' | 'helperText'> {
  label: string;
  value: string;
  onChange(value: string): void;
  maxLength: number;
}

/** One line of her own words in a dialog. The browser offers nothing of what was written before. */
export function LineField({ onChange, maxLength, ...rest }: LineFieldProps) {
  return (
    <TextField
      {...rest}
      onChange={({ target }) => onChange(target.value)}
      fullWidth
      size="small"
      margin="dense"
      slotProps={{ htmlInput: { maxLength, autoComplete: 'off' } }}
    />
  );
}
