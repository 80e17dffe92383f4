import Box from '@mui/material/Box';
import type { ActiveCall } from '#shared/contract/engine/calls.ts';
import type { PatientChart } from '#shared/contract/engine/patients.ts';
import { useShortcut } from '../../ui/keyboard/use-shortcut.ts';
import { LoadingState } from '../../ui/LoadingState.tsx';
import { SaveFailed } from '../patient/autosave/SavedLine.tsx';
import { useKeptState } from '../patient/autosave/use-kept-state.ts';
import { CallStrip } from './CallStrip.tsx';
import { flushCall } from './call-draft-store.ts';
import { MiddlePane } from './MiddlePane.tsx';
import { NoteEditor } from './NoteEditor.tsx';
import { PatientGlance } from './PatientGlance.tsx';
import { useCallDraft } from './use-call-draft.ts';
import { WrapUpDialog } from './wrap-up/WrapUpDialog.tsx';

/** The call on one screen: who it is at the left, what to say in the middle, the note at the right. */
export function CallWorkspace({ chart, call }: { chart: PatientChart; call: ActiveCall }) {
  const open = useCallDraft(call);
  const [isWrappingUp, setWrappingUp] = useKeptState(`wrapping-up ${call.draft.callId}`, false);
  const wrapUp = () => setWrappingUp(true);
  useShortcut('w', wrapUp, { description: 'Wrap up the call', group: 'Call', enabled: !isWrappingUp });
  useShortcut('Ctrl+enter', wrapUp, {
    description: 'Wrap up the call',
    group: 'Call',
    enabled: !isWrappingUp,
  });
  if (open === undefined) return <LoadingState what="the call" rows={8} />;
  const { draft, saving } = open;
  const retry = () => void flushCall(draft.callId);
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', height: { md: '100%' }, minHeight: 0 }}>
      <CallStrip chart={chart} draft={draft} onWrapUp={wrapUp} />
      <SaveFailed saving={saving} onRetry={retry} />
      <Box
        sx={{
          flex: 1,
          minHeight: 0,
          display: 'grid',
          gap: 1.25,
          px: { xs: 1.5, md: 2.5 },
          py: 1.25,
          gridTemplateColumns: {
            xs: 'minmax(0, 1fr)',
            md: 'minmax(0, 1.3fr) minmax(0, 1fr)',
            lg: '232px minmax(0, 1.35fr) minmax(340px, 1fr)',
          },
          gridTemplateRows: { md: 'minmax(0, 1fr)' },
        }}
      >
        <Box
          sx={{
            display: { xs: 'block', md: 'none', lg: 'block' },
            order: { xs: 1, md: 0 },
            minHeight: 0,
            overflow: { lg: 'auto' },
          }}
        >
          <PatientGlance chart={chart} />
        </Box>
        <MiddlePane chart={chart} draft={draft} />
        <NoteEditor draft={draft} saving={saving} />
      </Box>
      {isWrappingUp ? (
        <WrapUpDialog chart={chart} draft={draft} onClose={() => setWrappingUp(false)} />
      ) : null}
    </Box>
  );
}
