import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import type { OfferedPhrase } from '#shared/domain/note-phrase.ts';

interface PhraseOptionsProps {
  id: string;
  phrases: readonly OfferedPhrase[];
  marked: number;
  onTake(phrase: OfferedPhrase): void;
}

/** The phrases that fit what was typed after `;`. The keyboard stays in the note. */
export function PhraseOptions({ id, phrases, marked, onTake }: PhraseOptionsProps) {
  return (
    <Paper
      elevation={4}
      id={id}
      role="listbox"
      aria-label="Phrases"
      sx={{
        position: 'absolute',
        zIndex: 'tooltip',
        left: 8,
        right: 8,
        mt: 0.25,
        p: 0.5,
        border: 1,
        borderColor: 'divider',
      }}
    >
      {phrases.map((phrase, index) => (
        <Box
          key={phrase.word}
          id={`${id}-${phrase.word}`}
          role="option"
          aria-selected={index === marked}
          tabIndex={-1}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onTake(phrase)}
          sx={{
            display: 'flex',
            gap: 1,
            px: 1,
            py: 0.5,
            borderRadius: '4px',
            cursor: 'pointer',
            fontSize: '0.8125rem',
            bgcolor: index === marked ? 'desk.selected' : 'transparent',
            '&:hover': { bgcolor: index === marked ? 'desk.selected' : 'desk.hover' },
          }}
        >
          <Box component="span" sx={{ fontWeight: 650, minWidth: 68, flexShrink: 0 }}>
            ;{phrase.word}
          </Box>
          <Box
            component="span"
            sx={{ minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}
          >
            {phrase.text}
          </Box>
        </Box>
      ))}
    </Paper>
  );
}
