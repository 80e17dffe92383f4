import ButtonBase from '@mui/material/ButtonBase';
import { styled } from '@mui/material/styles';
import type { TypographyProps } from '@mui/material/Typography';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useHeldWords } from './use-held-words.ts';

interface EditableTextProps {
  /** What the text is, for screen readers: `Problem`. */
  label: string;
  text: string;
  isEditable: boolean;
  variant?: TypographyProps['variant'];
  longest?: number;
  /** Words of several lines: Enter begins a new one, Escape closes. */
  hasLines?: boolean;
  /** What stands where there are no words yet; without it the field is open then. */
  whenEmpty?: string;
  onChange(text: string): void;
}

/** Words that become a field where they stand: a click or Enter opens it, Enter or leaving closes it. */
export function EditableText(props: EditableTextProps) {
  const { label, text, isEditable, variant = 'body2', hasLines = false, whenEmpty = '' } = props;
  const [isOpen, setOpen] = useState(false);
  const lines = hasLines ? ({ whiteSpace: 'pre-wrap' } as const) : {};
  if (!isEditable) {
    return (
      <Typography variant={variant ?? 'body2'} sx={{ flex: 1, minWidth: 0, ...lines }}>
        {text}
      </Typography>
    );
  }
  if (isOpen || (text === '' && whenEmpty === '')) {
    return <OpenText {...props} onOpen={() => setOpen(true)} onClose={() => setOpen(false)} />;
  }
  return (
    <ButtonBase
      onClick={() => setOpen(true)}
      aria-label={text === '' ? `${label}: ${whenEmpty}` : `Edit ${label.toLowerCase()}: ${text}`}
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
      <Typography
        variant={variant ?? 'body2'}
        component="span"
        sx={{ ...lines, ...(text === '' ? { color: 'text.secondary', fontStyle: 'italic' } : {}) }}
      >
        {text === '' ? whenEmpty : text}
      </Typography>
    </ButtonBase>
  );
}

/** A native text area that grows with its words: the browser lays it out, no script measures it at each key. */
const WordsField = styled('textarea')(({ theme }) => ({
  ...{
    flex: 1,
    minWidth: 0,
    boxSizing: 'border-box',
    fieldSizing: 'content',
    resize: 'none',
    outline: 'none',
  },
  ...{ font: 'inherit', letterSpacing: 'inherit', color: 'inherit', padding: theme.spacing(0.25, 0.75) },
  border: `1px solid ${theme.vars.palette.primary.main}`,
  borderRadius: theme.shape.borderRadius,
  backgroundColor: theme.vars.palette.background.paper,
}));

function OpenText(props: EditableTextProps & { onOpen(): void; onClose(): void }) {
  const { label, text, variant, hasLines = false, longest = 1000, onChange, onOpen, onClose } = props;
  const { onWords, onFocus, onBlur, value } = useHeldWords(text, onChange);
  return (
    <Typography variant={variant ?? 'body2'} component="div" sx={OPEN_TEXT}>
      <WordsField
        autoFocus
        aria-label={label}
        maxLength={longest}
        value={value}
        placeholder={`${label} in plain words`}
        onChange={(event) => onWords(hasLines ? event.target.value : event.target.value.replace(/\n/g, ' '))}
        onFocus={() => {
          onFocus();
          onOpen();
        }}
        onBlur={() => {
          onBlur();
          onClose();
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' && (event.key !== 'Enter' || hasLines)) return;
          event.preventDefault();
          onClose();
        }}
      />
    </Typography>
  );
}

const OPEN_TEXT = { flex: 1, minWidth: 0, display: 'flex' } as const;
