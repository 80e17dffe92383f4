import Box from '@mui/material/Box';
import { NavLink } from 'react-router';
import { useSession } from '../../../client/live-store.ts';

const VIEWS = [
  { to: '', label: 'Summary' },
  { to: 'call', label: 'Call' },
  { to: 'care-plan', label: 'Care plan' },
  { to: 'screening', label: 'Screenings' },
  { to: 'needs', label: 'Needs' },
  { to: 'education', label: 'Education' },
  { to: 'care-gaps', label: 'Care gaps' },
  { to: 'minutes', label: 'Minutes' },
  { to: 'billing', label: 'Billing readiness' },
];

/** The views of a patient, as links; a supervisor's also to who saw the chart. */
export function PatientNavigation({ patientId }: { patientId: string }) {
  const isSupervisor = useSession()?.person?.role === 'supervisor';
  return (
    <Box component="nav" aria-label="Patient" sx={{ display: 'flex', gap: 0.5, ml: -1.25 }}>
      {VIEWS.map(({ to, label }) => (
        <View key={label} to={`/patients/${patientId}${to === '' ? '' : `/${to}`}`} isExact={to === ''}>
          {label}
        </View>
      ))}
      {isSupervisor ? <View to={`/audit?patient=${patientId}`}>Who saw this chart</View> : null}
    </Box>
  );
}

function View({ to, isExact = false, children }: { to: string; isExact?: boolean; children: string }) {
  return (
    <Box
      component={NavLink}
      to={to}
      end={isExact}
      sx={(theme) => ({
        px: 1.25,
        py: 0.875,
        fontSize: '0.8125rem',
        fontWeight: 600,
        textDecoration: 'none',
        color: 'text.secondary',
        borderBottom: '2px solid transparent',
        outlineOffset: '-2px',
        '&:hover': { color: 'text.primary' },
        '&.active': { color: 'primary.main', borderBottomColor: theme.vars.palette.primary.main },
      })}
    >
      {children}
    </Box>
  );
}
