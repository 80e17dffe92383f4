import Box from '@mui/material/Box';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { QueueRow } from '#shared/contract/engine/queue.ts';
import { QueueHead } from './QueueHead.tsx';
import { QueueListRow } from './QueueListRow.tsx';
import { useToday } from './today-store.ts';

const ROW_HEIGHT = 48;

interface QueueListProps {
  rows: QueueRow[];
  /** The whole queue: a row keeps its rank when others are filtered away. */
  all: QueueRow[];
  selectedIndex: number;
  onStep: (by: number) => void;
  onOpen: () => void;
}

/** The rows, of which only those in sight are drawn. One of them is chosen; the arrow keys move the choice. */
export function QueueList({ rows, all, selectedIndex, onStep, onOpen }: QueueListProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 6,
    getItemKey: (index) => rows[index]?.patientId ?? index,
  });
  useEffect(() => {
    if (selectedIndex >= 0) virtual.scrollToIndex(selectedIndex, { align: 'auto' });
  }, [selectedIndex, virtual]);
  const ranks = new Map(all.map((row, index) => [row.patientId, index + 1]));
  const chosenId = rows[selectedIndex]?.patientId;

  const onKeyDown = (event: KeyboardEvent) => {
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / ROW_HEIGHT) - 1);
    const by = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: page,
      PageUp: -page,
      Home: -rows.length,
      End: rows.length,
    }[event.key];
    if (by !== undefined) {
      event.preventDefault();
      onStep(by);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      onOpen();
    }
  };
  return (
    <Box
      role="grid"
      aria-label="Call queue, the next call first"
      aria-rowcount={rows.length + 1}
      tabIndex={0}
      {...(chosenId === undefined ? {} : { 'aria-activedescendant': `queue-${chosenId}` })}
      onKeyDown={onKeyDown}
      sx={{
        flex: 1,
        minHeight: 0,
        display: 'flex',
        flexDirection: 'column',
        '&:focus-visible': { outlineOffset: '-2px' },
      }}
    >
      <QueueHead />
      <Box
        ref={scroller}
        role="rowgroup"
        sx={{ flex: 1, minHeight: { xs: 360, md: 0 }, overflow: 'auto', scrollbarGutter: 'stable' }}
      >
        <Box role="presentation" sx={{ position: 'relative' }} style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map((item) => {
            const row = rows[item.index];
            if (row === undefined) return null;
            return (
              <QueueListRow
                key={item.key}
                row={row}
                rank={ranks.get(row.patientId) ?? item.index + 1}
                index={item.index}
                isSelected={item.index === selectedIndex}
                top={item.start}
                height={ROW_HEIGHT}
                onSelect={() => useToday.setState({ selectedId: row.patientId })}
                onOpen={onOpen}
              />
            );
          })}
        </Box>
      </Box>
    </Box>
  );
}
