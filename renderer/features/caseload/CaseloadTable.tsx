import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import type { PatientRow } from '#shared/contract/engine/patients.ts';
import { useRowsInSight } from '../../ui/use-rows-in-sight.ts';
import { CaseloadRow } from './CaseloadRow.tsx';

const ROW_HEIGHT = 36;
const HEAD_HEIGHT = 32;

interface CaseloadTableProps {
  rows: PatientRow[];
  /** Shows whose patient it is, for a supervisor. */
  withManager: boolean;
}

/** All patients as a table, of which only the rows in sight are drawn. */
export function CaseloadTable({ rows, withManager }: CaseloadTableProps) {
  const { scroller, items, height } = useRowsInSight({
    count: rows.length,
    keyOf: (index) => rows[index]?.patientId ?? index,
    rowHeight: ROW_HEIGHT,
    headHeight: HEAD_HEIGHT,
  });
  const columns = `minmax(10rem, 1.4fr) 3rem 7rem minmax(7rem, 1fr) minmax(7rem, 1fr) ${withManager ? 'minmax(8rem, 1fr) ' : ''}5rem 7rem`;
  const heads = [
    'Patient',
    'Age',
    'Risk',
    'Programs',
    'Lives in',
    ...(withManager ? ['Care manager'] : []),
    'Minutes',
    'Last contact',
  ];
  const layout = {
    display: 'grid',
    gridTemplateColumns: columns,
    columnGap: 2.5,
    px: 1.75,
    alignItems: 'center',
  } as const;
  return (
    <Paper
      variant="outlined"
      sx={{
        flex: 1,
        minHeight: { xs: 420, md: 0 },
        display: 'flex',
        flexDirection: 'column',
        overflow: 'hidden',
      }}
    >
      <Box
        ref={scroller}
        role="table"
        aria-label="Patients"
        aria-rowcount={rows.length + 1}
        sx={{ flex: 1, overflow: 'auto', '& > *': { minWidth: '46rem' } }}
      >
        <Box role="rowgroup" sx={{ position: 'sticky', top: 0, zIndex: 1 }}>
          <Box
            role="row"
            aria-rowindex={1}
            sx={{
              ...layout,
              height: HEAD_HEIGHT,
              fontSize: '0.75rem',
              fontWeight: 600,
              color: 'text.secondary',
              backgroundColor: 'desk.well',
              borderBottom: '1px solid',
              borderColor: 'desk.line',
            }}
          >
            {heads.map((head) => (
              <Box
                key={head}
                role="columnheader"
                sx={{ textAlign: head === 'Age' || head === 'Minutes' ? 'right' : 'left' }}
              >
                {head}
              </Box>
            ))}
          </Box>
        </Box>
        <Box role="rowgroup" sx={{ position: 'relative' }} style={{ height }}>
          {items.map((item) => {
            const row = rows[item.index];
            return row === undefined ? null : (
              <Box
                key={item.key}
                role="row"
                aria-rowindex={item.index + 2}
                sx={{
                  ...layout,
                  position: 'absolute',
                  insetInline: 0,
                  top: 0,
                  borderBottom: '1px solid',
                  borderColor: 'desk.line',
                  fontSize: '0.8125rem',
                  '&:hover': { backgroundColor: 'desk.hover' },
                }}
                style={{ height: ROW_HEIGHT, transform: `translateY(${item.top}px)` }}
              >
                <CaseloadRow row={row} withManager={withManager} />
              </Box>
            );
          })}
        </Box>
      </Box>
    </Paper>
  );
}
