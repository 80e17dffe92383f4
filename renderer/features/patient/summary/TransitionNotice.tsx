import Alert from '@mui/material/Alert';
import type { Patient } from '#shared/domain/patient.ts';
import { dateText, daysText } from '../formats.ts';

const WATCHED_DAYS = 30;

/** A discharge or emergency visit of the last 30 days, said before anything else. */
export function TransitionNotice({ transitions, now }: { transitions: Patient['transitions']; now: number }) {
  const recent = transitions.filter(
    ({ on }) => now - Date.parse(`${on}T12:00:00`) < WATCHED_DAYS * 86_400_000,
  );
  return recent.map((transition) => {
    const at = new Date(`${transition.on}T12:00:00`).toISOString();
    return (
      <Alert key={transition.id} severity="warning" sx={{ mb: 1.25 }}>
        {transition.kind === 'discharge' ? 'Discharged' : 'Emergency visit'} {daysText(at, now)} (
        {dateText(transition.on)}), {transition.facility}
        {transition.reason === '' ? '' : `: ${transition.reason}`}
      </Alert>
    );
  });
}
