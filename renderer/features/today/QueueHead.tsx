import Box from '@mui/material/Box';
import { QUEUE_COLUMNS } from './queue-columns.ts';

const HEADS = ['#', 'Patient', 'Why now', 'There', 'Minutes', 'Last contact'];

/** The heads of the queue's columns. */
export function QueueHead() {
  return (
    <Box role="rowgroup" sx={{ overflow: 'hidden', scrollbarGutter: 'stable', flexShrink: 0 }}>
      <Box
        role="row"
        aria-rowindex={1}
        sx={{
          display: 'grid',
          gridTemplateColumns: QUEUE_COLUMNS,
          columnGap: 1.5,
          px: 1.5,
          py: 0.5,
          fontSize: '0.75rem',
          fontWeight: 600,
          color: 'text.secondary',
          backgroundColor: 'desk.well',
          borderBlock: '1px solid',
          borderColor: 'desk.line',
        }}
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
