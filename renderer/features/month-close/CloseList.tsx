import Box from '@mui/material/Box';
import { useMemo } from 'react';
import type { MonthCloseRow } from '#shared/contract/engine/month-close.ts';
import { GroupedGrid } from '../../ui/GroupedGrid.tsx';
import { cellStyle } from '../../ui/row-styles.ts';
import { StatusChip } from '../../ui/StatusChip.tsx';
import { codesWords, minutesWords, reasonTitle, STANDING_WORDS } from './closing-words.ts';

const HEADS = ['Patient', 'Care manager', 'Minutes', 'Codes', 'What is missing'];
const COLUMNS =
  'minmax(10rem, 1.2fr) minmax(7rem, 0.8fr) minmax(7rem, 0.9fr) minmax(6rem, 0.8fr) minmax(11rem, 1.6fr)';
const CHIPS = 2;

interface CloseListProps {
  /** Those of a standing together. */
  rows: readonly MonthCloseRow[];
  chosenId: string;
  onChoose(patientId: string): void;
  onStep(by: number): void;
  onOpen(): void;
}

/** The patients under how their month stands. */
export function CloseList({ rows, chosenId, ...moves }: CloseListProps) {
  const counts = useMemo(() => Object.groupBy(rows, standingOf), [rows]);
  return (
    <GroupedGrid
      label="Months of the patients"
      {...{ rows, keyOf, ...moves }}
      groupOf={standingOf}
      chosenKey={chosenId}
      columns={COLUMNS}
      heads={HEADS}
      minWidth="48rem"
      heading={(standing) => (
        <>
          {STANDING_WORDS[standing].title}{' '}
          <Box component="span" sx={{ fontWeight: 500 }}>
            {counts[standing]?.length}
          </Box>
        </>
      )}
    >
      {(row) => <Cells row={row} />}
    </GroupedGrid>
  );
}

const keyOf = ({ patientId }: MonthCloseRow) => patientId;
const standingOf = ({ standing }: MonthCloseRow) => standing;

function Cells({ row }: { row: MonthCloseRow }) {
  const titles = [...new Set(row.reasons.map(({ what }) => reasonTitle(what)))];
  const more = titles.length - CHIPS;
  const isChanged = row.standing === 'changed' && row.closed !== null;
  return (
    <>
      <Box role="gridcell" sx={cellStyle}>
        <strong>{row.name}</strong>{' '}
        <Box component="small" sx={{ color: 'text.secondary' }}>
          {row.recordNumber}
        </Box>
      </Box>
      <Box role="gridcell" sx={cellStyle}>
        {row.careManagerName || 'Nobody'}
      </Box>
      <Box role="gridcell" sx={cellStyle}>
        {minutesWords(row.numbers)}
      </Box>
      <Box role="gridcell" sx={cellStyle}>
        {codesWords(row.numbers)}
      </Box>
      <Box role="gridcell" sx={{ ...cellStyle, display: 'flex', gap: 0.5, alignItems: 'center' }}>
        {isChanged && row.closed ? `closed with ${minutesWords(row.closed)}` : null}
        {row.standing === 'closed' || isChanged
          ? null
          : titles
              .slice(0, CHIPS)
              .map((title) => (
                <StatusChip
                  key={title}
                  label={title}
                  tone={row.standing === 'blocked' ? 'caution' : 'neutral'}
                />
              ))}
        {row.standing !== 'closed' && !isChanged && more > 0 ? <small>and {more} more</small> : null}
      </Box>
    </>
  );
}
