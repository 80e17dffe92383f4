import Schedule from '@mui/icons-material/Schedule';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { callability } from '#shared/domain/calling-hours.ts';
import type { Patient } from '#shared/domain/patient.ts';
import { useSession } from '../../../client/live-store.ts';
import { instantText } from '../formats.ts';

/** The time where the patient is, and whether one may call now. */
export function CallableState({ patient, now }: { patient: Patient; now: number }) {
  const hours = useSession()?.person?.outreach?.callingHours;
  const callable = callability(patient, now, hours);
  return (
    <Box sx={{ textAlign: 'right', minWidth: 0 }}>
      <Typography
        variant="body2"
        sx={{ display: 'flex', gap: 0.5, alignItems: 'center', justifyContent: 'flex-end', fontWeight: 600 }}
      >
        <Schedule aria-hidden sx={{ fontSize: '1rem', color: 'text.secondary' }} />
        {callable.localTime === '' ? 'Local time unknown' : `${callable.localTime} there`}
      </Typography>
      <Typography
        variant="caption"
        component="p"
        sx={{ color: callable.now ? 'success.main' : 'warning.main', maxWidth: 260 }}
        title={callable.opensAt === null ? undefined : `From ${instantText(callable.opensAt)} your time`}
      >
        {callable.now ? 'May be called now' : callable.reason}
      </Typography>
    </Box>
  );
}
