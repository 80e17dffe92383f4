import Lock from '@mui/icons-material/LockOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import type { CallDraft } from '#shared/contract/engine/calls.ts';
import type { PatientChart } from '#shared/contract/engine/patients.ts';
import { brokenNumbers } from '#shared/domain/phone-standing.ts';
import { languageLabel } from '../../../words/labels.ts';
import { useKeptState } from '../../patient/autosave/use-kept-state.ts';
import { instantText, phoneText, telephoneLink } from '../../patient/formats.ts';
import { isVerified } from '../identity.ts';
import { phoneNote } from '../NumberDialled.tsx';
import { Clamped, Lines, Part } from './glance-parts.tsx';
import { HealthGlance } from './HealthGlance.tsx';
import { LastCalls } from './LastCalls.tsx';
import { programLines } from './program-lines.ts';

/**
 * Who she is, in one narrow column while the call runs. What is about health stays closed until she has stated two identifiers, so that
 * nothing of it is read out before; the nurse may open it to prepare, or in an emergency.
 */
export function PatientGlance({ chart, draft }: { chart: PatientChart; draft: CallDraft }) {
  const { patient } = chart;
  const [isOpened, setOpened] = useKeptState(`health-opened ${draft.callId}`, false);
  const isOpen = isOpened || isVerified(draft.identityCheck);
  const broken = brokenNumbers(chart.calls.map(({ call }) => call));
  const { address } = patient;
  return (
    <Box component="section" aria-label="At a glance" sx={{ display: 'grid', gap: 1.25, pr: 0.5 }}>
      {patient.personalNotes === '' ? null : (
        <Part title="Personal">
          <Clamped lines={4}>{patient.personalNotes}</Clamped>
        </Part>
      )}
      <Part title="Telephones">
        <Lines
          entries={patient.phones.map((phone) => ({
            id: phone.id,
            text: `${phoneText(phone.number)} ${phoneNote(phone, broken)}`,
          }))}
        />
      </Part>
      <Part title="Address">
        {[...address.lines, address.city, `${address.state} ${address.postalCode}`]
          .filter(Boolean)
          .join(', ')}
      </Part>
      <Part title="Language">
        {languageLabel(patient.language)}
        {patient.needsInterpreter ? ', needs an interpreter' : ''}
      </Part>
      <Part title="Programs">
        <Lines entries={programLines(patient)} />
      </Part>
      {isOpen ? (
        <HealthGlance chart={chart} />
      ) : (
        <Box sx={{ border: 1, borderColor: 'divider', borderRadius: 1, p: 1 }}>
          <Typography variant="body2" sx={{ display: 'flex', gap: 0.75, mb: 0.75 }}>
            <Lock aria-hidden sx={{ fontSize: '1rem', mt: '2px' }} />
            Health is closed until two identifiers are ticked.
          </Typography>
          <Button size="small" variant="outlined" color="inherit" onClick={() => setOpened(true)}>
            Open it for me
          </Button>
        </Box>
      )}
      <LastCalls calls={chart.calls} withWords={isOpen} />
      {chart.openTasks.length === 0 ? null : (
        <Part title="Open tasks">
          <Lines
            entries={chart.openTasks.map(({ id, title, dueAt }) => ({
              id,
              text: title,
              title: instantText(dueAt),
            }))}
          />
        </Part>
      )}
      {patient.emergencyContacts.length === 0 ? null : (
        <Part title="Emergency contact">
          {patient.emergencyContacts.slice(0, 2).map((contact) => (
            <Box key={contact.id}>
              {contact.name}, {contact.relationship}{' '}
              <Link href={telephoneLink(contact.phone)} underline="always">
                {phoneText(contact.phone)}
              </Link>
              {contact.mayShareHealthInformation ? ', may hear about health' : ''}
            </Box>
          ))}
        </Part>
      )}
    </Box>
  );
}
