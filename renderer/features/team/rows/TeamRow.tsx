import { memo } from 'react';
import { Link } from 'react-router';
import type { TeamTableRow } from '#shared/domain/team-rows.ts';
import { formatAgo } from '../../../ui/format.ts';

interface TeamRowProps {
  row: TeamTableRow;
  /** Place in the table as it is filtered, from 0. */
  index: number;
  isSelected: boolean;
  isTicked: boolean;
  /** Place and height, in pixels. */
  top: number;
  height: number;
}

// Plain elements: a styled one in each cell costs a scroll its frames. The grid itself has the focus.
const CELL = { role: 'gridcell' };

/** One patient of the table. Drawn once, and styled by the table, so that scrolling stays smooth. */
export const TeamRow = memo(function TeamRow(props: TeamRowProps) {
  const { row, index, isSelected, isTicked, top, height } = props;
  return (
    <div
      {...{ role: 'row', 'aria-rowindex': index + 2, 'aria-selected': isSelected }}
      id={`team-${row.patientId}`}
      style={{ transform: `translateY(${top}px)`, height }}
    >
      <div {...CELL} className="tick">
        <input
          type="checkbox"
          data-index={index}
          tabIndex={-1}
          aria-label={`Choose ${row.name}`}
          checked={isTicked}
          readOnly
        />
      </div>
      <div {...CELL}>
        <Link to={`/patients/${row.patientId}`} tabIndex={-1}>
          {row.name}
        </Link>{' '}
        <small>{row.recordNumber}</small>
      </div>
      <div {...CELL}>{row.careManagerName}</div>
      <div {...CELL} className="number">
        {row.target === 0 ? <small>not counted</small> : `${row.minutes} of ${row.target}`}
      </div>
      <div {...CELL}>{row.lastContactAt === '' ? 'not on record' : formatAgo(row.lastContactAt)}</div>
      <Count value={row.attempts} />
      <Count value={row.overdue} isWarning />
      <Count value={row.needs} />
      <Count value={row.escalations} isWarning />
      <Count value={row.unsigned} isWarning />
      <Count value={row.plans} />
    </div>
  );
});

function Count({ value, isWarning = false }: { value: number; isWarning?: boolean }) {
  const kind = value === 0 ? ' zero' : isWarning ? ' warning' : '';
  return (
    <div {...CELL} className={`number${kind}`}>
      {value}
    </div>
  );
}
