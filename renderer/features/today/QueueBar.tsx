import Box from '@mui/material/Box';
import { useMemo } from 'react';
import type { QueueView } from '#shared/contract/engine/queue.ts';
import { NO_FILTER, type QueueMark } from '#shared/domain/queue-filter.ts';
import { SearchField } from '../../ui/SearchField.tsx';
import { ToggleChip } from '../../ui/ToggleChip.tsx';
import { FilterMenu } from './FilterMenu.tsx';
import { isSame, MARK_LABELS, MARKS_AT_HAND, markCounts, toggled } from './queue-marks.ts';
import { showInQueue, useToday } from './today-store.ts';

/** What the queue is narrowed by. Chips add up: each further one leaves fewer. */
export function QueueBar({ view }: { view: QueueView }) {
  const { filter, text } = useToday();
  const counts = useMemo(() => markCounts(view), [view]);
  const toggle = (mark: QueueMark) =>
    showInQueue({ filter: { ...filter, marks: toggled(filter.marks, mark) } });
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.5, px: 1, pt: 1, alignItems: 'center' }}>
      <Box role="group" aria-label="Show in the queue" sx={{ display: 'contents' }}>
        <ToggleChip
          label="All"
          count={view.rows.length}
          isOn={isSame(filter, NO_FILTER)}
          onToggle={() => showInQueue({ filter: NO_FILTER })}
        />
        {MARKS_AT_HAND.map((mark) => (
          <ToggleChip
            key={mark}
            label={MARK_LABELS[mark]}
            count={counts[mark]}
            isOn={filter.marks.includes(mark)}
            onToggle={() => toggle(mark)}
          />
        ))}
      </Box>
      <FilterMenu view={view} counts={counts} />
      <Box sx={{ flex: 1 }} />
      <SearchField
        label="Name, number, reason"
        value={text}
        onChange={(value) => showInQueue({ text: value })}
        width="14.5rem"
      />
    </Box>
  );
}
