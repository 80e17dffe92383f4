import Lock from '@mui/icons-material/LockOutlined';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { CALL_GUIDES } from '#shared/content/call-guides/index.ts';
import type { CallDraft } from '#shared/contract/engine/calls.ts';
import type { PatientChart } from '#shared/contract/engine/patients.ts';
import type { Disposition } from '#shared/domain/call.ts';
import { fillScript, guideFor } from '#shared/domain/call-guide.ts';
import { callability } from '#shared/domain/calling-hours.ts';
import { patientName } from '#shared/domain/patient.ts';
import { useSession } from '../../../client/live-store.ts';
import { useNow } from '../../../client/use-now.ts';
import { KeyHint } from '../../../ui/KeyHint.tsx';
import { useShortcut } from '../../../ui/keyboard/use-shortcut.ts';
import { isVerified } from '../identity.ts';
import { GuideSectionView } from './GuideSectionView.tsx';
import { focusIdentity, IdentityCard } from './IdentityCard.tsx';
import { InterpreterNotice } from './InterpreterNotice.tsx';
import { PromptList } from './PromptList.tsx';
import { SideScript } from './SideScript.tsx';
import { VoicemailScript } from './VoicemailScript.tsx';

interface GuidePaneProps {
  chart: PatientChart;
  draft: CallDraft;
  /** Goes to the wrap-up with how the call ended. */
  onEnd(disposition: Disposition): void;
}

/** What to say, in order: opening, identity, then the sections about health, which open once the person is known. */
export function GuidePane({ chart, draft, onEnd }: GuidePaneProps) {
  const session = useSession();
  const now = useNow(60_000);
  const { patient } = chart;
  const callable = callability(patient, now, session?.person?.outreach?.callingHours);
  const guide = guideFor(CALL_GUIDES, draft.kind);
  const fill = (text: string) =>
    fillScript(text, {
      patientName: patientName(patient),
      staffName: session?.person?.name ?? 'your care manager',
      practiceName: session?.person?.organizationName ?? 'your practice',
      callbackNumber: 'this number',
    });
  const isKnown = isVerified(draft.identityCheck);
  const isInbound = draft.direction === 'inbound';
  useShortcut('i', focusIdentity, { description: 'Check the identity', group: 'Call' });
  return (
    <Box sx={{ p: 1.75, display: 'grid', gap: 1.75 }}>
      {callable.now || isInbound ? null : (
        <Alert severity="warning">
          {callable.localTime === '' ? '' : `It is ${callable.localTime} for ${patientName(patient)}. `}
          {callable.reason}
        </Alert>
      )}
      <Typography variant="h2">{guide.title}</Typography>
      {patient.needsInterpreter || draft.interpreterId !== '' ? <InterpreterNotice draft={draft} /> : null}
      {isInbound ? null : <PromptList prompts={guide.opening} fill={fill} label="Opening" />}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
        {isInbound ? null : (
          <VoicemailScript chart={chart} draft={draft} text={fill(guide.voicemail)} onEnd={onEnd} />
        )}
        <SideScript title="Someone else answers" keys="o">
          <PromptList prompts={guide.otherPerson} fill={fill} label="Someone else answers" />
        </SideScript>
        <SideScript title="Phrases at hand" keys="m">
          {guide.phrases.map((phrase) => (
            <Box key={phrase.id} sx={{ mb: 0.75 }}>
              <Typography variant="caption" color="textSecondary">
                {phrase.use}
              </Typography>
              <Typography variant="body1">{fill(phrase.text)}</Typography>
            </Box>
          ))}
        </SideScript>
      </Box>
      <IdentityCard patient={patient} draft={draft} prompts={guide.identity} fill={fill} />
      {isKnown ? null : (
        <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
          <Lock aria-hidden sx={{ fontSize: '1rem', color: 'text.secondary' }} />
          <Typography variant="body2" color="textSecondary" sx={{ flex: '1 1 16rem' }}>
            Nothing about health until two identifiers are ticked. You can write the note at any time.
          </Typography>
          <Button size="small" onClick={focusIdentity} aria-keyshortcuts="i">
            Check the identity
            <span aria-hidden style={{ marginLeft: 8 }}>
              <KeyHint keys="i" />
            </span>
          </Button>
        </Box>
      )}
      {guide.sections.map((section) => (
        <GuideSectionView key={section.id} section={section} isOpen={isKnown} fill={fill} />
      ))}
    </Box>
  );
}
