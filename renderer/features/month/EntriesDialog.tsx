import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link as RouterLink } from 'react-router';
import type { MonthEntries } from '#shared/contract/engine/month.ts';
import { useEngine } from '../../client/EngineProvider.tsx';
import { QueryState } from '../../client/QueryState.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { formatMonth, plural } from '../../ui/format.ts';
import { EntriesTable } from '../ledger/EntriesTable.tsx';
import type { Asked } from './asked.ts';

const SHOWN = 100;

interface EntriesDialogProps {
  month: string;
  asked: Asked;
  onClose: () => void;
}

/** The ledger entries that a number is the sum of. */
export function EntriesDialog({ month, asked, onClose }: EntriesDialogProps) {
  const query = useQuery(useEngine().month.entries.queryOptions({ input: { month, ...asked.filter } }));
  return (
    <Dialog open onClose={onClose} maxWidth="lg" fullWidth aria-labelledby="entries-title">
      <DialogTitle id="entries-title">
        {asked.title}
        <Typography component="div" variant="body2" color="textSecondary">
          {formatMonth(month)}
          {query.data === undefined
            ? ''
            : `: ${plural(query.data.minutes, 'minute')} from ${plural(query.data.entries.length, 'entry', 'entries')}`}
        </Typography>
      </DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 1.5, alignContent: 'start', gridAutoRows: 'max-content' }}>
        {asked.patients === undefined ? null : <PatientNames patients={asked.patients} />}
        <QueryState query={query} what="the entries" rows={5}>
          {({ entries, timeZone }) =>
            entries.length === 0 ? (
              <EmptyState title="No entries">Nothing was recorded here this month.</EmptyState>
            ) : (
              <Entries {...{ entries, timeZone, month }} />
            )
          }
        </QueryState>
      </DialogContent>
      <DialogActions>
        <Button autoFocus onClick={onClose}>
          Close
        </Button>
      </DialogActions>
    </Dialog>
  );
}

/** Each leads to the minutes of its patient in that month. */
function Entries({
  entries,
  timeZone,
  month,
}: Pick<MonthEntries, 'entries' | 'timeZone'> & { month: string }) {
  const [shown, setShown] = useState(SHOWN);
  const left = entries.length - shown;
  return (
    <>
      <EntriesTable
        entries={entries.slice(0, shown)}
        timeZone={timeZone}
        withPatient
        patientLink={({ patientId }) => `/patients/${patientId}/minutes?month=${month}`}
      />
      {left > 0 ? (
        <Button size="small" onClick={() => setShown(shown + SHOWN)} sx={{ justifySelf: 'start' }}>
          Show {plural(Math.min(SHOWN, left), 'more entry', 'more entries')}
        </Button>
      ) : null}
    </>
  );
}

function PatientNames({ patients }: { patients: NonNullable<Asked['patients']> }) {
  if (patients.length === 0) return null;
  return (
    <Box
      component="ul"
      aria-label="Patients"
      tabIndex={0}
      sx={{
        listStyle: 'none',
        m: 0,
        p: 0,
        display: 'grid',
        gap: 0.25,
        gridTemplateColumns: 'repeat(auto-fill, minmax(13rem, 1fr))',
        fontSize: '0.8125rem',
        maxHeight: 170,
        overflow: 'auto',
      }}
    >
      {patients.map(({ patientId, name, minutes }) => (
        <li key={patientId}>
          <Link component={RouterLink} to={`/patients/${patientId}`}>
            {name}
          </Link>{' '}
          <Box component="span" sx={{ color: 'text.secondary' }}>
            {minutes} min
          </Box>
        </li>
      ))}
    </Box>
  );
}
