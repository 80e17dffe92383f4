import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { Consent, Enrollment, Patient } from '#shared/domain/patient.ts';
import { Panel } from '../../../ui/Panel.tsx';
import { StatusChip } from '../../../ui/StatusChip.tsx';
import { dateText, instantDate } from '../formats.ts';
import { Nothing } from './MoreList.tsx';

/** Programs she is enrolled in with the consent behind each; a missing consent is said plainly. */
export function ConsentPanel({ patient }: { patient: Patient }) {
  const current = patient.enrollments.filter((enrollment) => enrollment.status !== 'ended');
  const sharing = newestConsent(patient.consents, 'sharing');
  return (
    <Panel title="Programs and consent">
      {current.length === 0 ? <Nothing>Not enrolled in a program.</Nothing> : null}
      {current.map((enrollment) => (
        <EnrollmentLine
          key={enrollment.id}
          enrollment={enrollment}
          consent={newestConsent(patient.consents, enrollment.program)}
        />
      ))}
      {sharing === undefined ? null : (
        <Typography variant="caption" color="textSecondary" sx={{ display: 'block' }}>
          Sharing with others: {sharing.decision}, {instantDate(sharing.obtainedAt)}
        </Typography>
      )}
    </Panel>
  );
}

function EnrollmentLine({ enrollment, consent }: { enrollment: Enrollment; consent: Consent | undefined }) {
  return (
    <Box sx={{ py: 0.4 }}>
      <Typography variant="body2">
        <strong>{enrollment.program}</strong> since {dateText(enrollment.startedOn)}
        {enrollment.status === 'paused' ? ' · paused' : ''}
        {enrollment.billingPractitioner === '' ? '' : ` · ${enrollment.billingPractitioner}`}
      </Typography>
      {consent?.decision === 'accepted' ? (
        <Typography variant="caption" color="textSecondary">
          Consent {consent.method}, {instantDate(consent.obtainedAt)}, by {consent.obtainedBy}
          {missingDisclosures(consent)}
        </Typography>
      ) : (
        <StatusChip
          tone="critical"
          label={consent === undefined ? 'Consent missing' : `Consent ${consent.decision}`}
        />
      )}
    </Box>
  );
}

function missingDisclosures(consent: Consent): string {
  const missing = [
    consent.costSharingDisclosed ? '' : 'cost sharing',
    consent.onePractitionerDisclosed ? '' : 'one practitioner',
    consent.rightToStopDisclosed ? '' : 'right to stop',
  ].filter(Boolean);
  return missing.length === 0 ? '' : `. Not recorded as explained: ${missing.join(', ')}`;
}

function newestConsent(consents: readonly Consent[], program: Consent['program']): Consent | undefined {
  return consents
    .filter((consent) => consent.program === program)
    .sort((one, two) => (one.obtainedAt < two.obtainedAt ? 1 : -1))[0];
}
