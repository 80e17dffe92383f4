import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import type { Patient } from '#shared/domain/patient.ts';
import { DataRow } from '../../../ui/DataRow.tsx';
import { DefinitionList } from '../../../ui/DefinitionList.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { StatusChip } from '../../../ui/StatusChip.tsx';
import { languageLabel } from '../../../words/labels.ts';
import { phoneText, telephoneLink, timeText, weekdaysText } from '../formats.ts';
import { Nothing } from './MoreList.tsx';

/** How to reach the patient: telephones as links, address, preferred times. */
export function ContactPanel({ patient }: { patient: Patient }) {
  const { address } = patient;
  const place = `${address.city}, ${address.state} ${address.postalCode}`;
  const phones = [...patient.phones].sort((one, two) => Number(two.isPreferred) - Number(one.isPreferred));
  return (
    <Panel title="Contact">
      <DefinitionList termWidth="5.5rem">
        <DataRow term="Telephone">
          {phones.length === 0 ? 'No number on file' : null}
          {phones.map((phone) => (
            <Box key={phone.id}>
              <Link href={telephoneLink(phone.number)} underline="always">
                {phoneText(phone.number)}
              </Link>
              <Typography component="span" variant="caption" color="textSecondary" sx={{ ml: 0.75 }}>
                {phone.use}
                {phone.isPreferred ? ', preferred' : ''}
                {phone.mayLeaveVoicemail ? '' : ', no voicemail'}
              </Typography>
            </Box>
          ))}
        </DataRow>
        <DataRow term="Address">
          {[...address.lines, place].filter((line) => line.trim() !== ',').join(', ')}
        </DataRow>
        <DataRow term="Best times">
          {patient.callWindows.length === 0
            ? 'No preference on file'
            : patient.callWindows.map((window) => (
                <Box key={window.id}>
                  {weekdaysText(window.days)}, {timeText(window.from)} to {timeText(window.to)}
                </Box>
              ))}
        </DataRow>
        <DataRow term="Language">
          {languageLabel(patient.language)}
          {patient.needsInterpreter ? ', needs an interpreter' : ''}
        </DataRow>
      </DefinitionList>
    </Panel>
  );
}

/** Whom to call when something is wrong, and whether health may be spoken of with them. */
export function EmergencyPanel({ patient }: { patient: Patient }) {
  return (
    <Panel title="Emergency contacts">
      {patient.emergencyContacts.length === 0 ? <Nothing>None on file. Ask on the next call.</Nothing> : null}
      {patient.emergencyContacts.map((contact) => (
        <Box key={contact.id} sx={{ py: 0.375 }}>
          <Typography variant="body2">
            {contact.name}
            <Typography component="span" variant="caption" color="textSecondary" sx={{ ml: 0.75 }}>
              {contact.relationship}
            </Typography>
          </Typography>
          <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', mt: 0.25 }}>
            <Link href={telephoneLink(contact.phone)} variant="body2" underline="always">
              {phoneText(contact.phone)}
            </Link>
            <StatusChip
              tone={contact.mayShareHealthInformation ? 'good' : 'caution'}
              label={contact.mayShareHealthInformation ? 'May be told about health' : 'No consent to share'}
            />
          </Box>
        </Box>
      ))}
    </Panel>
  );
}
