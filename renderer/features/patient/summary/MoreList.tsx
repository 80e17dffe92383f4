import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { type ReactNode, useState } from 'react';

export interface MoreListProps<Entry> {
  entries: readonly Entry[];
  /** How many are shown before "Show all". */
  first: number;
  /** What to say when there are none. */
  empty: string;
  keyOf(entry: Entry): string;
  children(entry: Entry): ReactNode;
}

/** A list that shows its first entries and opens the rest on demand, without a jump of what stands above. */
export function MoreList<Entry>({ entries, first, empty, keyOf, children }: MoreListProps<Entry>) {
  const [isOpen, setOpen] = useState(false);
  if (entries.length === 0) return <Nothing>{empty}</Nothing>;
  const isLong = entries.length > first + 1;
  const shown = isLong && !isOpen ? entries.slice(0, first) : entries;
  return (
    <>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {shown.map((entry) => (
          <Box component="li" key={keyOf(entry)} sx={{ py: 0.375, minWidth: 0 }}>
            {children(entry)}
          </Box>
        ))}
      </Box>
      {isLong ? (
        <Button size="small" onClick={() => setOpen(!isOpen)} aria-expanded={isOpen} sx={{ ml: -1.5 }}>
          {isOpen ? 'Show fewer' : `Show all ${entries.length}`}
        </Button>
      ) : null}
    </>
  );
}

/** One calm line where there is nothing to list. */
export function Nothing({ children }: { children: ReactNode }) {
  return (
    <Typography variant="body2" color="textSecondary">
      {children}
    </Typography>
  );
}

/** An entry in words with a quiet note behind it. */
export function Line({ text, note, isQuiet = false }: { text: string; note: string; isQuiet?: boolean }) {
  return (
    <Typography variant="body2" color={isQuiet ? 'textSecondary' : 'textPrimary'}>
      {text}
      {note === '' ? null : (
        <Typography component="span" variant="caption" color="textSecondary" sx={{ ml: 0.75 }}>
          {note}
        </Typography>
      )}
    </Typography>
  );
}
