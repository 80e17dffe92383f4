import ArrowDownward from '@mui/icons-material/ArrowDownward';
import ArrowUpward from '@mui/icons-material/ArrowUpward';
import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import type { TeamTableRow } from '#shared/domain/team-rows.ts';
import { plural } from '../../../ui/format.ts';
import { COLUMNS } from './columns.ts';
import { orderBy, tickAll, useTeamRows } from './team-rows-store.ts';

/** The heads of the columns; each orders the table by itself. The first ticks all rows. */
export function TeamRowsHead({ rows }: { rows: readonly TeamTableRow[] }) {
  const { column: chosen, isDescending, ticked } = useTeamRows();
  const Arrow = isDescending ? ArrowDownward : ArrowUpward;
  return (
    <Box role="rowgroup" className="head">
      <Box role="row" aria-rowindex={1}>
        <Box role="columnheader" className="tick">
          <input
            type="checkbox"
            aria-label={`Choose all ${plural(rows.length, 'patient')} shown`}
            checked={rows.length > 0 && rows.every(({ patientId }) => ticked.has(patientId))}
            onChange={() => tickAll(rows)}
          />
        </Box>
        {COLUMNS.map(({ column, head, isNumber }) => (
          <Box
            key={column}
            role="columnheader"
            aria-sort={column !== chosen ? 'none' : isDescending ? 'descending' : 'ascending'}
            className={isNumber ? 'number' : undefined}
          >
            <ButtonBase
              onClick={() => orderBy(column)}
              sx={{ font: 'inherit', gap: 0.25, minHeight: 24, borderRadius: '4px' }}
            >
              {head}
              {column === chosen ? <Arrow aria-hidden sx={{ fontSize: '0.875rem' }} /> : null}
            </ButtonBase>
          </Box>
        ))}
      </Box>
    </Box>
  );
}
