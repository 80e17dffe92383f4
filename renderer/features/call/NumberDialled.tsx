import Call from '@mui/icons-material/Call';
import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import type { CallDraft } from '#shared/contract/engine/calls.ts';
import type { PatientChart } from '#shared/contract/engine/patients.ts';
import type { Phone } from '#shared/domain/patient.ts';
import { brokenNumbers } from '#shared/domain/phone-standing.ts';
import { StatusChip } from '../../ui/StatusChip.tsx';
import { phoneText, telephoneLink } from '../patient/formats.ts';
import { editCall } from './call-draft-store.ts';

/** The number of this call: to be dialled, or changed where there are several. */
export function NumberDialled({ chart, draft }: { chart: PatientChart; draft: CallDraft }) {
  const { phones } = chart.patient;
  if (draft.direction === 'inbound') return <StatusChip tone="accent" label="Patient called in" />;
  if (draft.numberDialled === '' && phones.length === 0)
    return <StatusChip tone="caution" label="No number on file" />;
  const broken = brokenNumbers(chart.calls.map(({ call }) => call));
  return (
    <>
      {draft.numberDialled === '' ? null : (
        <Button
          component="a"
          href={telephoneLink(draft.numberDialled)}
          variant="outlined"
          startIcon={<Call />}
          aria-label={`Dial ${phoneText(draft.numberDialled)}`}
        >
          {phoneText(draft.numberDialled)}
        </Button>
      )}
      {phones.length === 1 && phones[0]?.number === draft.numberDialled ? (
        <Typography variant="body2" color="textSecondary">
          {phoneNote(phones[0], broken)}
        </Typography>
      ) : (
        <TextField
          select
          label="Number dialled"
          value={phones.some(({ number }) => number === draft.numberDialled) ? draft.numberDialled : ''}
          onChange={(event) => editCall(draft.callId, { numberDialled: event.target.value })}
          sx={{ width: 210 }}
        >
          {phones.map((phone) => (
            <MenuItem key={phone.id} value={phone.number}>
              {phoneText(phone.number)} · {phoneNote(phone, broken)}
            </MenuItem>
          ))}
        </TextField>
      )}
    </>
  );
}

/** What to know before dialling: `mobile, no voicemail`. */
export function phoneNote(phone: Phone, broken: ReadonlySet<string>): string {
  return [
    phone.use as string,
    phone.mayLeaveVoicemail ? 'voicemail allowed' : 'no voicemail',
    ...(broken.has(phone.number) ? ['did not work last time'] : []),
  ].join(', ');
}
