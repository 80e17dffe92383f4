import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { ChoiceList } from './ChoiceList.tsx';
import { useShortcut } from './keyboard/use-shortcut.ts';

/** How a detail moves on in the list it belongs to. */
export interface ListMoves {
  /** To the entry so many places further. */
  step(by: number): void;
  choose(key: string): void;
  focusList(): void;
}

interface ListDetailProps<Entry> {
  /** What the list and the detail are called for who does not see them. */
  labels: { list: string; detail: string };
  /** Heading of its keys in the help dialog, and the word for an entry: `Next plan`. */
  group: string;
  thing: string;
  /** At least one. */
  entries: readonly Entry[];
  keyOf(entry: Entry): string;
  /** A heading that entries stand under; those of the same one together. */
  headingOf?(entry: Entry): string;
  row(entry: Entry): ReactNode;
  detail(entry: Entry, moves: ListMoves): ReactNode;
  /** The entry that is chosen at first. */
  first?: string;
  /** What stands below the rows, such as how many more there are. */
  below?: ReactNode;
}

/**
 * A list beside what is chosen in it: j and k or the arrows move the choice. When the chosen entry leaves the list, the one in its place is chosen.
 */
export function ListDetail<Entry>(props: ListDetailProps<Entry>) {
  const { entries, keyOf, group, thing, labels } = props;
  const list = useRef<HTMLDivElement>(null);
  const [wanted, setWanted] = useState(props.first ?? '');
  const place = useRef(0);
  const found = entries.findIndex((entry) => keyOf(entry) === wanted);
  const at = found >= 0 ? found : Math.min(place.current, entries.length - 1);
  useEffect(() => {
    place.current = Math.max(0, at);
  }, [at]);
  const chosen = entries[at];
  const step = (by: number) => {
    const next = entries[Math.min(entries.length - 1, Math.max(0, at + by))];
    if (next !== undefined) setWanted(keyOf(next));
  };
  const [forward, back] = [`Next ${thing}`, `${thing.charAt(0).toUpperCase()}${thing.slice(1)} before`];
  useShortcut('j', () => step(1), { description: forward, group });
  useShortcut('k', () => step(-1), { description: back, group });
  useShortcut('ArrowDown', () => step(1), { description: forward, group });
  useShortcut('ArrowUp', () => step(-1), { description: back, group });
  if (chosen === undefined) return null;
  return (
    <Box
      sx={{
        flex: 1,
        minHeight: 0,
        display: 'grid',
        gap: 1.5,
        gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: '330px minmax(0, 1fr)' },
      }}
    >
      <Paper
        variant="outlined"
        sx={{
          display: 'flex',
          flexDirection: 'column',
          minHeight: 0,
          maxHeight: { xs: 320, md: 'none' },
          overflow: 'hidden',
        }}
      >
        <ChoiceList
          label={labels.list}
          entries={entries}
          keyOf={keyOf}
          {...(props.headingOf === undefined ? {} : { headingOf: props.headingOf })}
          row={props.row}
          chosenKey={keyOf(chosen)}
          listRef={list}
          onChoose={setWanted}
          onStep={step}
        />
        {props.below}
      </Paper>
      <Paper
        component="section"
        variant="outlined"
        aria-label={labels.detail}
        sx={{ minHeight: 0, overflow: { md: 'auto' } }}
      >
        {props.detail(chosen, { step, choose: setWanted, focusList: () => list.current?.focus() })}
      </Paper>
    </Box>
  );
}
