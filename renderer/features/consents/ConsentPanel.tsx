import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { latestConsent } from '#shared/domain/consent-rules.ts';
import type { Consent, Enrollment, Patient } from '#shared/domain/patient.ts';
import { Panel } from '../../ui/Panel.tsx';
import { StatusChip } from '../../ui/StatusChip.tsx';
import { dateText, instantDate } from '../patient/formats.ts';
import { ConsentDialog } from './ConsentDialog.tsx';

/** Programs she is enrolled in with the consent behind each; a missing consent is said plainly. */
export function ConsentPanel({ patient, mayWrite }: { patient: Patient; mayWrite: boolean }) {
  const [isAsked, setAsked] = useState(false);
  const current = patient.enrollments.filter((enrollment) => enrollment.status !== 'ended');
  const sharing = latestConsent(patient, 'sharing');
  return (
    <Panel
      title="Programs and consent"
      actions={
        mayWrite ? (
          <Button size="small" onClick={() => setAsked(true)}>
            Record consent
          </Button>
        ) : null
      }
    >
      {current.length === 0 ? (
        <Typography variant="body2" color="textSecondary">
          Not enrolled in a program.
        </Typography>
      ) : null}
      {current.map((enrollment) => (
        <EnrollmentLine
          key={enrollment.id}
          enrollment={enrollment}
          consent={latestConsent(patient, enrollment.program)}
        />
      ))}
      {sharing === null ? null : (
        <Typography variant="caption" color="textSecondary" sx={{ display: 'block' }}>
          Sharing with others: {sharing.decision}, {instantDate(sharing.obtainedAt)}
        </Typography>
      )}
      {isAsked ? <ConsentDialog patient={patient} onClose={() => setAsked(false)} /> : null}
    </Panel>
  );
}

function EnrollmentLine({ enrollment, consent }: { enrollment: Enrollment; consent: Consent | null }) {
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
          label={consent === null ? 'Consent missing' : `Consent ${consent.decision}`}
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
