import Box from '@mui/material/Box';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useMemo, useRef } from 'react';
import type { QueueRow, QueueView } from '#shared/contract/engine/queue.ts';
import { useSession } from '../../client/live-store.ts';
import { heldBy } from './hold-words.ts';
import { QueueHead } from './QueueHead.tsx';
import { QueueListRow } from './QueueListRow.tsx';
import { useToday } from './today-store.ts';

const ROW_HEIGHT = 48;
const HEAD_HEIGHT = 28;

interface QueueListProps {
  rows: QueueRow[];
  /** The whole queue: a row keeps its rank when others are filtered away. */
  view: QueueView;
  selectedIndex: number;
  onStep: (by: number) => void;
  onOpen: () => void;
}

/** The rows, of which only those in sight are drawn. One of them is chosen; the arrow keys move the choice. */
export function QueueList({ rows, view, selectedIndex, onStep, onOpen }: QueueListProps) {
  const grid = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => grid.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 6,
    scrollMargin: HEAD_HEIGHT,
    scrollPaddingStart: HEAD_HEIGHT,
    getItemKey: (index) => rows[index]?.patientId ?? index,
  });
  useEffect(() => {
    if (selectedIndex >= 0) virtual.scrollToIndex(selectedIndex, { align: 'auto' });
  }, [selectedIndex, virtual]);
  const ranks = useMemo(
    () => new Map(view.rows.map((row, index) => [row.patientId, index + 1])),
    [view.rows],
  );
  const ownId = useSession()?.person?.staffId;
  const chosenId = rows[selectedIndex]?.patientId;

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== grid.current) return;
    const page = Math.max(1, Math.floor((grid.current?.clientHeight ?? 0) / ROW_HEIGHT) - 1);
    const steps: Record<string, number> = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: page,
      PageUp: -page,
      Home: -rows.length,
      End: rows.length,
    };
    const by = steps[event.key];
    if (by !== undefined) onStep(by);
    else if (event.key === 'Enter') onOpen();
    else return;
    event.preventDefault();
  };
  return (
    <Box
      ref={grid}
      role="grid"
      aria-label="Call queue, the next call first"
      aria-rowcount={rows.length + 1}
      tabIndex={0}
      {...(chosenId === undefined ? {} : { 'aria-activedescendant': `queue-${chosenId}` })}
      onKeyDown={onKeyDown}
      sx={{
        flex: 1,
        minHeight: { xs: 360, md: 0 },
        overflow: 'auto',
        '& > *': { minWidth: '47rem' },
        '&:focus-visible': { outlineOffset: '-2px' },
      }}
    >
      <QueueHead height={HEAD_HEIGHT} />
      <Box role="rowgroup" sx={{ position: 'relative' }} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => {
          const row = rows[item.index];
          if (row === undefined) return null;
          return (
            <QueueListRow
              key={item.key}
              row={row}
              heldBy={heldBy(row, view.staffNames, ownId)}
              rank={ranks.get(row.patientId) ?? item.index + 1}
              index={item.index}
              isSelected={item.index === selectedIndex}
              top={item.start - HEAD_HEIGHT}
              height={ROW_HEIGHT}
              onSelect={() => useToday.setState({ selectedId: row.patientId })}
              onOpen={onOpen}
            />
          );
        })}
      </Box>
    </Box>
  );
}
