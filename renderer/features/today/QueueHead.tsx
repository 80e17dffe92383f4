import Box from '@mui/material/Box';
import { QUEUE_COLUMNS } from './queue-columns.ts';

const HEADS = ['#', 'Patient', 'Why now', 'There', 'Minutes', 'Last contact'];

/** The heads of the queue's columns; they stay when the rows scroll. */
export function QueueHead({ height }: { height: number }) {
  return (
    <Box role="rowgroup" sx={{ position: 'sticky', top: 0, zIndex: 1 }}>
      <Box
        role="row"
        aria-rowindex={1}
        sx={{
          display: 'grid',
          gridTemplateColumns: QUEUE_COLUMNS,
          columnGap: 1.5,
          alignItems: 'center',
          px: 1.5,
          fontSize: '0.75rem',
          fontWeight: 600,
          color: 'text.secondary',
          backgroundColor: 'desk.well',
          borderBlock: '1px solid',
          borderColor: 'desk.line',
        }}
        style={{ height }}
      >
        {HEADS.map((head) => (
          <Box
            key={head}
            role="columnheader"
            {...(head === '#' ? { 'aria-label': 'Rank', sx: { textAlign: 'right' } } : {})}
          >
            {head}
          </Box>
        ))}
      </Box>
    </Box>
  );
}
