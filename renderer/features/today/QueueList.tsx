import Box from '@mui/material/Box';
import { useMemo } from 'react';
import type { QueueRow, QueueView } from '#shared/contract/engine/queue.ts';
import { useSession } from '../../client/live-store.ts';
import { useVirtualRows } from '../../ui/use-virtual-rows.ts';
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
  const { grid, items, height, isChosenDrawn, onKeyDown } = useVirtualRows({
    count: rows.length,
    keyOf: (index) => rows[index]?.patientId ?? index,
    rowHeight: ROW_HEIGHT,
    headHeight: HEAD_HEIGHT,
    chosen: selectedIndex,
    ...{ onStep, onOpen },
  });
  const ranks = useMemo(
    () => new Map(view.rows.map((row, index) => [row.patientId, index + 1])),
    [view.rows],
  );
  const ownId = useSession()?.person?.staffId;
  const chosenId = rows[selectedIndex]?.patientId;

  return (
    <Box
      ref={grid}
      role="grid"
      aria-label="Call queue, the next call first"
      aria-rowcount={rows.length + 1}
      tabIndex={0}
      {...(isChosenDrawn ? { 'aria-activedescendant': `queue-${chosenId}` } : {})}
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
      <Box role="rowgroup" sx={{ position: 'relative' }} style={{ height }}>
        {items.map((item) => {
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
              top={item.top}
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
