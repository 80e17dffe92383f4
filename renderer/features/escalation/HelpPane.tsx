import Box from '@mui/material/Box';
import { escalationPhone, escalationProtocol } from '#shared/content/escalations/index.ts';
import type { EscalationView } from '#shared/contract/engine/escalations.ts';
import { dispatchScript } from '#shared/domain/dispatch-script.ts';
import type { EmergencyContact } from '#shared/domain/patient.ts';
import { phoneText } from '../patient/formats.ts';
import { HelpSection, PhoneLine } from './HelpSection.tsx';

/** Who can help and what each may be told: the dispatcher of the right town, the lines of this protocol, her people, those who take over. */
export function HelpPane({ view }: { view: EscalationView }) {
  const { escalation, patient, helpers } = view;
  const protocol = escalationProtocol(escalation.triggerId);
  const phones = (protocol?.phones ?? []).map(escalationPhone).filter((phone) => phone !== undefined);
  const isUnsafeAtHome = (protocol?.mandatoryReport ?? 'none') !== 'none';
  const { location, callbackNumber } = escalation;
  return (
    <>
      {escalation.level === 'E911' ? (
        <HelpSection title="911 where the patient is">
          <Box component="ol" sx={{ m: 0, pl: 2.5, display: 'grid', gap: 0.5 }}>
            <li>Best: the patient, or somebody there, calls 911 on another phone. It reaches their town.</li>
            <li>
              Else a second line: the ten-digit number of their dispatch center if your practice has it, or
              the operator, who connects you.
            </li>
            <li>
              Else your own 911. It reaches your town, so say:
              <Box sx={{ fontSize: '0.9375rem', color: 'text.primary', mt: 0.25 }}>
                “{dispatchScript({ address: patient.address, location, callbackNumber })}”
              </Box>
            </li>
          </Box>
        </HelpSection>
      ) : null}
      {phones.length === 0 ? null : (
        <HelpSection title="Lines">
          {phones.map((phone) => (
            <PhoneLine key={phone.id} name={phone.name} number={phone.number} note={phone.use} />
          ))}
        </HelpSection>
      )}
      <HelpSection title="Emergency contacts">
        {isUnsafeAtHome ? <strong>One of them may be the danger. Ask the patient first.</strong> : null}
        {patient.emergencyContacts.length === 0 ? <span>None on file. Ask who should know.</span> : null}
        {patient.emergencyContacts.map((contact) => (
          <PhoneLine
            key={contact.id}
            name={`${contact.name}, ${contact.relationship}`}
            number={phoneText(contact.phone)}
            note={mayBeTold(contact)}
          />
        ))}
      </HelpSection>
      <HelpSection title="Who can take over">
        {helpers.length === 0 ? <span>Nobody is in the directory of this device.</span> : null}
        {helpers.map((helper) => (
          <PhoneLine
            key={`${helper.name} ${helper.phone}`}
            name={`${helper.name}${helper.credential === 'none' ? '' : `, ${helper.credential}`}`}
            number={phoneText(helper.phone)}
            note={helper.role === 'supervisor' ? 'Supervisor' : ''}
          />
        ))}
        {patient.careTeam.map((member) => (
          <PhoneLine
            key={member.id}
            name={member.name}
            number={phoneText(member.phone)}
            note={[member.role, member.organization].filter(Boolean).join(', ')}
          />
        ))}
      </HelpSection>
    </>
  );
}

function mayBeTold({ mayShareHealthInformation }: EmergencyContact): string {
  return mayShareHealthInformation
    ? 'Agreed: may be told about health.'
    : 'No consent on file: only what is needed to avert the danger, to someone who can help.';
}
