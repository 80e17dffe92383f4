import Box from '@mui/material/Box';
import { type KeyboardEvent, type ReactNode, type Ref, useEffect, useId } from 'react';
import { choiceStyle } from './row-styles.ts';

interface ChoiceListProps<Entry> {
  /** Its name for who does not see it. */
  label: string;
  entries: readonly Entry[];
  keyOf(entry: Entry): string;
  headingOf?(entry: Entry): string;
  row(entry: Entry): ReactNode;
  chosenKey: string;
  listRef: Ref<HTMLDivElement>;
  onChoose: (key: string) => void;
  onStep: (by: number) => void;
}

/** Rows of which one is chosen and stays in sight. With the focus in it, the arrow keys, Home and End move the choice. */
export function ChoiceList<Entry>({
  entries,
  keyOf,
  headingOf,
  row,
  chosenKey,
  ...rest
}: ChoiceListProps<Entry>) {
  const id = useId();
  useEffect(() => {
    document.getElementById(`${id}${chosenKey}`)?.scrollIntoView({ block: 'nearest' });
  }, [id, chosenKey]);
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowDown: 1, ArrowUp: -1, Home: -entries.length, End: entries.length }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    rest.onStep(by);
  };
  const rows = (members: readonly Entry[]) =>
    members.map((entry) => {
      const key = keyOf(entry);
      const isChosen = key === chosenKey;
      return (
        <Box
          key={key}
          role="option"
          id={`${id}${key}`}
          aria-selected={isChosen}
          tabIndex={-1}
          onClick={() => rest.onChoose(key)}
          sx={{
            display: 'grid',
            gap: 0.375,
            px: 1.75,
            py: 1,
            cursor: 'pointer',
            fontSize: '0.8125rem',
            borderBottom: '1px solid',
            borderColor: 'desk.line',
            ...choiceStyle(isChosen),
          }}
        >
          {row(entry)}
        </Box>
      );
    });
  return (
    <Box
      ref={rest.listRef}
      role="listbox"
      aria-label={rest.label}
      aria-activedescendant={`${id}${chosenKey}`}
      tabIndex={0}
      onKeyDown={onKeyDown}
      sx={{ overflow: 'auto', minHeight: 0, flex: 1, '&:focus-visible': { outlineOffset: '-2px' } }}
    >
      {headingOf === undefined
        ? rows(entries)
        : [...Map.groupBy(entries, headingOf)].map(([heading, members]) => (
            <Box key={heading} role="group" aria-label={heading}>
              <Box
                aria-hidden
                sx={{
                  px: 1.75,
                  py: 0.75,
                  fontSize: '0.75rem',
                  fontWeight: 600,
                  color: 'text.secondary',
                  backgroundColor: 'desk.well',
                }}
              >
                {heading}
              </Box>
              {rows(members)}
            </Box>
          ))}
    </Box>
  );
}
