import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { Link as RouterLink } from 'react-router';
import type { MonthBlockGroup } from '#shared/contract/engine/month.ts';

type Blocked = MonthBlockGroup['patients'][number];

/** Those for whom one thing is missing, under what exactly it is and of which service. */
export function BlockedPatients({ patients, month }: { patients: Blocked[]; month: string }) {
  const byReason = Map.groupBy(patients, ({ title, detail }) => `${title}: ${detail}`);
  return [...byReason].map(([reason, found]) => (
    <Box key={reason} sx={{ mt: 0.75 }}>
      <Typography variant="body2" color="textSecondary">
        {reason}
      </Typography>
      <Names
        title="Their minutes are there"
        patients={found.filter(({ hasMinutes }) => hasMinutes)}
        month={month}
      />
      <Names
        title="Their minutes are still short"
        patients={found.filter(({ hasMinutes }) => !hasMinutes)}
        month={month}
      />
    </Box>
  ));
}

function Names({ title, patients, month }: { title: string; patients: Blocked[]; month: string }) {
  if (patients.length === 0) return null;
  return (
    <>
      <Typography variant="caption" component="p" sx={{ mt: 0.5, fontWeight: 600 }}>
        {title}
      </Typography>
      <Box
        component="ul"
        aria-label={title}
        sx={{
          listStyle: 'none',
          m: 0,
          p: 0,
          display: 'grid',
          gridTemplateColumns: 'repeat(auto-fill, minmax(9.5rem, 1fr))',
          columnGap: 1,
          fontSize: '0.8125rem',
          lineHeight: 1.7,
        }}
      >
        {patients.map(({ patientId, name }) => (
          <li key={patientId}>
            <Link component={RouterLink} to={`/patients/${patientId}/billing?month=${month}`}>
              {name}
            </Link>
          </li>
        ))}
      </Box>
    </>
  );
}
