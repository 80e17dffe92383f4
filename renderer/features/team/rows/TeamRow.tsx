import Box from '@mui/material/Box';
import { memo } from 'react';
import { Link } from 'react-router';
import type { TeamTableRow } from '#shared/domain/team-rows.ts';
import { formatAgo } from '../../../ui/format.ts';

interface TeamRowProps {
  row: TeamTableRow;
  /** Place in the table as it is filtered, from 0. */
  index: number;
  isSelected: boolean;
  /** Place and height, in pixels. */
  top: number;
  height: number;
}

/** One patient of the table. Drawn once, and styled by the table, so that scrolling stays smooth. */
export const TeamRow = memo(function TeamRow({ row, index, isSelected, top, height }: TeamRowProps) {
  return (
    <Box
      role="row"
      id={`team-${row.patientId}`}
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      style={{ transform: `translateY(${top}px)`, height }}
    >
      <Box role="gridcell">
        <Link to={`/patients/${row.patientId}`} tabIndex={-1}>
          {row.name}
        </Link>{' '}
        <small>{row.recordNumber}</small>
      </Box>
      <Box role="gridcell">{row.careManagerName}</Box>
      <Box role="gridcell" className="number">
        {row.target === 0 ? <small>not counted</small> : `${row.minutes} of ${row.target}`}
      </Box>
      <Box role="gridcell">{row.lastContactAt === '' ? 'not on record' : formatAgo(row.lastContactAt)}</Box>
      <Count value={row.attempts} />
      <Count value={row.overdue} isWarning />
      <Count value={row.needs} />
      <Count value={row.escalations} isWarning />
      <Count value={row.unsigned} isWarning />
      <Count value={row.plans} />
    </Box>
  );
});

function Count({ value, isWarning = false }: { value: number; isWarning?: boolean }) {
  const kind = value === 0 ? ' zero' : isWarning ? ' warning' : '';
  return (
    <Box role="gridcell" className={`number${kind}`}>
      {value}
    </Box>
  );
}
