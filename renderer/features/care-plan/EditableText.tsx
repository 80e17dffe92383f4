import ButtonBase from '@mui/material/ButtonBase';
import InputBase from '@mui/material/InputBase';
import type { TypographyProps } from '@mui/material/Typography';
import Typography from '@mui/material/Typography';
import { useState } from 'react';

interface EditableTextProps {
  /** What the text is, for screen readers: `Problem`. */
  label: string;
  text: string;
  isEditable: boolean;
  variant?: TypographyProps['variant'];
  onChange(text: string): void;
}

/** Words that become a field where they stand: a click or Enter opens it, Enter or leaving closes it. */
export function EditableText({ label, text, isEditable, variant = 'body2', onChange }: EditableTextProps) {
  const [isOpen, setOpen] = useState(false);
  if (!isEditable) {
    return (
      <Typography variant={variant ?? 'body2'} sx={{ flex: 1, minWidth: 0 }}>
        {text}
      </Typography>
    );
  }
  if (isOpen || text === '') {
    return (
      <InputBase
        autoFocus
        fullWidth
        multiline
        value={text}
        placeholder={`${label} in plain words`}
        onChange={(event) => onChange(event.target.value.replace(/\n/g, ' '))}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' && event.key !== 'Escape') return;
          event.preventDefault();
          setOpen(false);
        }}
        slotProps={{ input: { 'aria-label': label, maxLength: label === 'Problem' ? 300 : 1000 } }}
        sx={(theme) => ({
          flex: 1,
          ...theme.typography[variant === undefined || variant === 'inherit' ? 'body2' : variant],
          px: 0.75,
          py: 0.25,
          border: 1,
          borderColor: 'primary.main',
          borderRadius: 1,
          bgcolor: 'background.paper',
        })}
      />
    );
  }
  return (
    <ButtonBase
      onClick={() => setOpen(true)}
      aria-label={`Edit ${label.toLowerCase()}: ${text}`}
      sx={{
        flex: 1,
        minWidth: 0,
        justifyContent: 'flex-start',
        textAlign: 'left',
        px: 0.75,
        py: 0.25,
        border: 1,
        borderColor: 'transparent',
        borderRadius: 1,
        cursor: 'text',
        '&:hover': { borderColor: 'desk.control' },
      }}
    >
      <Typography variant={variant ?? 'body2'} component="span">
        {text}
      </Typography>
    </ButtonBase>
  );
}
