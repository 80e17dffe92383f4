import Box from '@mui/material/Box';
import { type KeyboardEvent, type Ref, useEffect } from 'react';
import type { ReviewEntry } from '#shared/contract/engine/reviews.ts';
import { ReviewRow } from './ReviewRow.tsx';

interface ReviewListProps {
  entries: ReviewEntry[];
  chosenId: string;
  listRef: Ref<HTMLDivElement>;
  onChoose: (id: string) => void;
  onStep: (by: number) => void;
}

/** The open items, then those that were decided. The arrow keys move the choice. */
export function ReviewList({ entries, chosenId, listRef, onChoose, onStep }: ReviewListProps) {
  useEffect(() => {
    document.getElementById(`review-${chosenId}`)?.scrollIntoView({ block: 'nearest' });
  }, [chosenId]);
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowDown: 1, ArrowUp: -1, Home: -entries.length, End: entries.length }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    onStep(by);
  };
  const group = (name: string, members: ReviewEntry[]) =>
    members.length === 0 ? null : (
      <Box role="group" aria-label={name}>
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
          {name}
        </Box>
        {members.map((entry) => (
          <ReviewRow
            key={entry.id}
            entry={entry}
            isChosen={entry.id === chosenId}
            onChoose={() => onChoose(entry.id)}
          />
        ))}
      </Box>
    );
  return (
    <Box
      ref={listRef}
      role="listbox"
      aria-label="Items to decide"
      aria-activedescendant={`review-${chosenId}`}
      tabIndex={0}
      onKeyDown={onKeyDown}
      sx={{ overflow: 'auto', minHeight: 0, flex: 1, '&:focus-visible': { outlineOffset: '-2px' } }}
    >
      {group(
        'Open',
        entries.filter(({ isOpen }) => isOpen),
      )}
      {group(
        'Decided',
        entries.filter(({ isOpen }) => !isOpen),
      )}
    </Box>
  );
}
