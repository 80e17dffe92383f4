import Button from '@mui/material/Button';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import type { CoverView } from '#shared/contract/engine/assignments.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { formatDate, formatNumber } from '../../../ui/format.ts';
import { StatusChip } from '../../../ui/StatusChip.tsx';
import { VisuallyHidden } from '../../../ui/VisuallyHidden.tsx';
import { useEndCover, usePracticeDay } from './use-covers.ts';

/** The covers that hold or will. */
export function CoverTable({ covers }: { covers: readonly CoverView[] }) {
  const end = useEndCover();
  const dayOf = usePracticeDay();
  if (covers.length === 0) {
    return (
      <EmptyState title="Nobody covers for anybody">
        Arrange a cover before a holiday: the patients reach the devices of who covers when it begins, and
        leave them when it ends.
      </EmptyState>
    );
  }
  return (
    <Table aria-label="Covers">
      <TableHead>
        <TableRow>
          <TableCell>Covers</TableCell>
          <TableCell>For</TableCell>
          <TableCell align="right">Patients</TableCell>
          <TableCell>First day</TableCell>
          <TableCell>Last day</TableCell>
          <TableCell>State</TableCell>
          <TableCell>
            <VisuallyHidden>End it</VisuallyHidden>
          </TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {covers.map((cover) => (
          <TableRow key={cover.id}>
            <TableCell component="th" scope="row" sx={{ fontWeight: 600 }}>
              {cover.coveringName}
            </TableCell>
            <TableCell>{cover.coveredName}</TableCell>
            <TableCell align="right">{formatNumber(cover.patients)}</TableCell>
            <TableCell>{formatDate(dayOf(Date.parse(cover.from)))}</TableCell>
            <TableCell>{formatDate(dayOf(Date.parse(cover.lastAt)))}</TableCell>
            <TableCell>
              <StatusChip
                tone={cover.hasBegun ? 'good' : 'neutral'}
                label={cover.hasBegun ? 'Holds now' : 'Not begun'}
              />
            </TableCell>
            <TableCell align="right">
              {cover.mayEnd ? (
                <Button size="small" variant="outlined" color="inherit" onClick={() => end(cover)}>
                  {cover.hasBegun ? 'End now' : 'Take back'}
                  <VisuallyHidden>
                    : {cover.coveringName} for {cover.coveredName}
                  </VisuallyHidden>
                </Button>
              ) : null}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
