import Lock from '@mui/icons-material/LockOutlined';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { CALL_GUIDES } from '#shared/content/call-guides/index.ts';
import type { CallDraft } from '#shared/contract/engine/calls.ts';
import type { PatientChart } from '#shared/contract/engine/patients.ts';
import { fillScript, guideFor } from '#shared/domain/call-guide.ts';
import { callability } from '#shared/domain/calling-hours.ts';
import { patientName } from '#shared/domain/patient.ts';
import { useSession } from '../../../client/live-store.ts';
import { useNow } from '../../../client/use-now.ts';
import { editCall } from '../call-draft-store.ts';
import { isVerified } from '../identity.ts';
import { GuideSectionView } from './GuideSectionView.tsx';
import { IdentityCard } from './IdentityCard.tsx';
import { PromptList } from './PromptList.tsx';
import { SideScript } from './SideScript.tsx';

/** What to say, in order: opening, identity, then the sections about health, which open once the person is known. */
export function GuidePane({ chart, draft }: { chart: PatientChart; draft: CallDraft }) {
  const session = useSession();
  const now = useNow(60_000);
  const { patient } = chart;
  const callable = callability(patient, now);
  const guide = guideFor(CALL_GUIDES, draft.kind);
  const fill = (text: string) =>
    fillScript(text, {
      patientName: patientName(patient),
      staffName: session?.person?.name ?? 'your care manager',
      practiceName: session?.person?.organizationName ?? 'your practice',
      callbackNumber: 'this number',
    });
  const isKnown = isVerified(draft.identityCheck);
  return (
    <Box sx={{ p: 1.75, display: 'grid', gap: 1.75 }}>
      {callable.now || draft.direction === 'inbound' ? null : (
        <Alert severity="warning">
          {callable.localTime === '' ? '' : `It is ${callable.localTime} for ${patientName(patient)}. `}
          {callable.reason}
        </Alert>
      )}
      {patient.needsInterpreter ? <InterpreterNotice draft={draft} /> : null}
      <PromptList prompts={guide.opening} fill={fill} label="Opening" />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
        <SideScript title="Voicemail">
          <Typography variant="body1">{fill(guide.voicemail)}</Typography>
        </SideScript>
        <SideScript title="Someone else answers">
          <PromptList prompts={guide.otherPerson} fill={fill} label="Someone else answers" />
        </SideScript>
        {guide.phrases.length === 0 ? null : (
          <SideScript title="Phrases at hand">
            {guide.phrases.map((phrase) => (
              <Box key={phrase.id} sx={{ mb: 0.75 }}>
                <Typography variant="caption" color="textSecondary">
                  {phrase.use}
                </Typography>
                <Typography variant="body1">{fill(phrase.text)}</Typography>
              </Box>
            ))}
          </SideScript>
        )}
      </Box>
      <IdentityCard patient={patient} draft={draft} prompts={guide.identity} fill={fill} />
      {isKnown ? null : (
        <Typography
          variant="body2"
          color="textSecondary"
          sx={{ display: 'flex', gap: 0.75, alignItems: 'center' }}
        >
          <Lock aria-hidden sx={{ fontSize: '1rem' }} />
          Nothing about health until two identifiers are ticked. You can write the note at any time.
        </Typography>
      )}
      {guide.sections.map((section) => (
        <GuideSectionView key={section.id} section={section} isOpen={isKnown} fill={fill} />
      ))}
    </Box>
  );
}

function InterpreterNotice({ draft }: { draft: CallDraft }) {
  return (
    <Alert
      severity="info"
      sx={{ '& .MuiAlert-message': { display: 'flex', gap: 1.5, alignItems: 'center', flex: 1 } }}
    >
      <Box sx={{ flex: 1 }}>Bring a qualified interpreter onto the line before you begin.</Box>
      <TextField
        label="Interpreter number"
        value={draft.interpreterId}
        onChange={(event) => editCall(draft.callId, { interpreterId: event.target.value })}
        slotProps={{ htmlInput: { maxLength: 60 } }}
        sx={{ width: 170, flexShrink: 0 }}
      />
    </Alert>
  );
}
