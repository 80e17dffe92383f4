import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { CallDraft } from '#shared/contract/engine/calls.ts';
import type { PatientChart } from '#shared/contract/engine/patients.ts';
import type { Disposition } from '#shared/domain/call.ts';
import { SideScript } from './SideScript.tsx';

interface VoicemailScriptProps {
  chart: PatientChart;
  draft: CallDraft;
  /** The words of the guide, with the names in them. */
  text: string;
  onEnd(disposition: Disposition): void;
}

/** What may be said to a machine: name, practice and number. Nothing at all where no permission is on file. */
export function VoicemailScript({ chart, draft, text, onEnd }: VoicemailScriptProps) {
  const phone = chart.patient.phones.find(({ number }) => number === draft.numberDialled);
  return (
    <SideScript title="Voicemail" keys="v">
      {(close) => {
        const end = (disposition: Disposition) => {
          close();
          onEnd(disposition);
        };
        return phone?.mayLeaveVoicemail === true ? (
          <>
            <Typography variant="body1">{text}</Typography>
            <Typography variant="caption" color="textSecondary" component="p" sx={{ my: 1 }}>
              Say this and no more: no reason for the call, no program, no result.
            </Typography>
            <Button autoFocus variant="contained" onClick={() => end('voicemail-left')}>
              I have left it
            </Button>
          </>
        ) : (
          <>
            <Alert severity="warning" sx={{ mb: 1 }}>
              There is no permission to leave a message on this number. Hang up without a word.
            </Alert>
            <Button autoFocus variant="contained" onClick={() => end('no-answer')}>
              I have hung up
            </Button>
          </>
        );
      }}
    </SideScript>
  );
}
