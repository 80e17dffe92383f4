import Box from '@mui/material/Box';
import type { QueueRow } from '#shared/contract/engine/queue.ts';
import { formatAgo, plural } from '../../ui/format.ts';
import { MinutesBar } from '../../ui/MinutesBar.tsx';
import { cellStyle, choiceStyle } from '../../ui/row-styles.ts';
import { CallableCell } from './CallableCell.tsx';
import { reasonWords } from './hold-words.ts';
import { PatientCell } from './PatientCell.tsx';
import { QUEUE_COLUMNS } from './queue-columns.ts';

interface QueueListRowProps {
  row: QueueRow;
  /** Who put her off, if somebody did. */
  heldBy: string;
  rank: number;
  /** Place in the list as it is filtered, from 0. */
  index: number;
  isSelected: boolean;
  /** Place and height in the list, in pixels. */
  top: number;
  height: number;
  onSelect: () => void;
  onOpen: () => void;
}

/** One patient of the queue. The reasons are the main text: they say why she stands here. */
export function QueueListRow({
  row,
  heldBy,
  rank,
  index,
  isSelected,
  top,
  height,
  onSelect,
  onOpen,
}: QueueListRowProps) {
  const [first, ...others] = row.reasons.map((reason) => reasonWords(reason, heldBy));
  return (
    <Box
      role="row"
      id={`queue-${row.patientId}`}
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      onClick={onSelect}
      onDoubleClick={onOpen}
      style={{ transform: `translateY(${top}px)`, height }}
      sx={{
        position: 'absolute',
        insetInline: 0,
        top: 0,
        display: 'grid',
        gridTemplateColumns: QUEUE_COLUMNS,
        columnGap: 1.5,
        alignItems: 'center',
        px: 1.5,
        cursor: 'default',
        fontSize: '0.8125rem',
        lineHeight: 1.35,
        borderBottom: '1px solid',
        borderColor: 'desk.line',
        ...choiceStyle(isSelected),
      }}
    >
      <Box role="gridcell" sx={{ textAlign: 'right', color: 'text.secondary' }}>
        {rank}
      </Box>
      <PatientCell row={row} />
      <Box role="gridcell" sx={{ minWidth: 0 }}>
        <Box sx={{ ...cellStyle, fontWeight: 550, ...(row.points < 0 ? { color: 'text.secondary' } : {}) }}>
          {first ?? 'Regular check-in'}
        </Box>
        <Box sx={{ ...cellStyle, fontSize: '0.75rem', color: 'text.secondary' }}>{others.join(' · ')}</Box>
      </Box>
      <CallableCell row={row} />
      <Box role="gridcell" sx={{ minWidth: 0 }}>
        <MinutesBar minutes={row.minutesThisMonth} target={row.minutesTarget} label="Minutes this month" />
      </Box>
      <Box role="gridcell" sx={{ minWidth: 0, fontSize: '0.75rem', color: 'text.secondary' }}>
        <Box sx={cellStyle}>{row.lastContactAt === null ? 'never' : formatAgo(row.lastContactAt)}</Box>
        {row.attemptsThisMonth > 0 ? (
          <Box sx={cellStyle}>{plural(row.attemptsThisMonth, 'attempt')}</Box>
        ) : null}
      </Box>
    </Box>
  );
}
