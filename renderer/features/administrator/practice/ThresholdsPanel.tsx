import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { PROGRAM_TARGETS } from '#shared/content/program-targets.ts';
import { Panel } from '../../../ui/Panel.tsx';
import { useToday } from '../use-administration.ts';

/** The minutes of each program as they hold today. They come from the payer's rules and are not for a practice to set. */
export function ThresholdsPanel() {
  const today = useToday();
  const inForce = PROGRAM_TARGETS.filter(
    ({ base, validFrom, validTo }) => base > 0 && validFrom <= today && (validTo === '' || today <= validTo),
  );
  return (
    <Panel
      title="Minutes a month"
      note="Set by CMS, by the day of service; Careline keeps them up to date."
      flush
    >
      <Table aria-label="Minutes a month">
        <TableHead>
          <TableRow>
            <TableCell>Program</TableCell>
            <TableCell align="right">Goal</TableCell>
            <TableCell>Thresholds</TableCell>
            <TableCell>Source</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {inForce.map(({ program, base, thresholds, source }) => (
            <TableRow key={program} sx={{ '&:last-child > *': { borderBottom: 0 } }}>
              <TableCell component="th" scope="row">
                {program}
              </TableCell>
              <TableCell align="right">{base}</TableCell>
              <TableCell>{thresholds.join(', ')}</TableCell>
              <TableCell sx={{ color: 'text.secondary' }}>{source}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Panel>
  );
}
