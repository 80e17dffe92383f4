import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { ROLE_LABELS } from '#shared/content/labels.ts';
import type { PersonRecord } from '#shared/contract/administration.ts';
import type { LocalDate } from '#shared/domain/primitives.ts';
import { useNow } from '../../../client/use-now.ts';
import { formatAgo } from '../../../ui/format.ts';
import { StatusChip } from '../../../ui/StatusChip.tsx';
import { LicenseChips } from './LicenseChips.tsx';

interface PeopleTableProps {
  people: readonly PersonRecord[];
  today: LocalDate;
  onOpen(person: PersonRecord): void;
}

/** The accounts; a name opens one. */
export function PeopleTable({ people, today, onOpen }: PeopleTableProps) {
  const now = useNow(60_000);
  return (
    <Table stickyHeader aria-label="People" sx={{ minWidth: '58rem' }}>
      <TableHead>
        <TableRow>
          <TableCell>Name</TableCell>
          <TableCell>Role</TableCell>
          <TableCell>Team</TableCell>
          <TableCell>Licenses</TableCell>
          <TableCell align="right">Patients</TableCell>
          <TableCell align="right">Devices</TableCell>
          <TableCell>Last contact</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {people.map((person) => (
          <TableRow key={person.staffId} hover sx={{ '&:last-child > *': { borderBottom: 0 } }}>
            <TableCell component="th" scope="row">
              <NameButton person={person} onOpen={() => onOpen(person)} />
              <Box sx={{ fontSize: '0.75rem', color: 'text.secondary', fontWeight: 400 }}>{person.email}</Box>
            </TableCell>
            <TableCell>
              {ROLE_LABELS[person.role]}
              {person.isActive ? null : (
                <Box component="span" sx={{ ml: 1 }}>
                  <StatusChip label="closed" />
                </Box>
              )}
            </TableCell>
            <TableCell>{person.teamName}</TableCell>
            <TableCell>
              {person.licenses.length === 0 && person.credential === 'none' ? null : (
                <LicenseChips licenses={person.licenses} today={today} />
              )}
            </TableCell>
            <TableCell align="right">{person.role === 'administrator' ? '' : person.patients}</TableCell>
            <TableCell align="right">{person.devices}</TableCell>
            <TableCell sx={{ whiteSpace: 'nowrap', color: 'text.secondary' }}>
              {person.lastContactAt === ''
                ? 'never'
                : formatAgo(person.lastContactAt, Math.max(now, Date.now()))}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

function NameButton({ person, onOpen }: { person: PersonRecord; onOpen: () => void }) {
  return (
    <ButtonBase
      onClick={onOpen}
      sx={{
        fontFamily: 'inherit',
        fontSize: '0.875rem',
        fontWeight: 600,
        color: 'primary.main',
        borderRadius: '4px',
        textAlign: 'left',
        '&:hover': { textDecoration: 'underline' },
      }}
    >
      {person.name}
      {person.credential === 'none' ? '' : `, ${person.credential}`}
    </ButtonBase>
  );
}
