import Box from '@mui/material/Box';
import { useState } from 'react';
import type { ActiveCall } from '#shared/contract/engine/calls.ts';
import type { PatientChart } from '#shared/contract/engine/patients.ts';
import type { Disposition } from '#shared/domain/call.ts';
import { useShortcut } from '../../ui/keyboard/use-shortcut.ts';
import { LoadingState } from '../../ui/LoadingState.tsx';
import { SaveFailed } from '../patient/autosave/SavedLine.tsx';
import { useKeptState } from '../patient/autosave/use-kept-state.ts';
import { CallStrip } from './CallStrip.tsx';
import { flushCall } from './call-draft-store.ts';
import { PatientGlance } from './glance/PatientGlance.tsx';
import { MiddlePane } from './MiddlePane.tsx';
import { NoteEditor } from './note/NoteEditor.tsx';
import { useCallDraft } from './use-call-draft.ts';
import { WrapUpDialog } from './wrap-up/WrapUpDialog.tsx';

/** The call on one screen: who it is at the left, what to say in the middle, the note at the right. */
export function CallWorkspace({ chart, call }: { chart: PatientChart; call: ActiveCall }) {
  const open = useCallDraft(call);
  const [isWrappingUp, setWrappingUp] = useKeptState(`wrapping-up ${call.draft.callId}`, false);
  const [ending, setEnding] = useState<Disposition | null>(null);
  const endWith = (disposition: Disposition | null) => {
    setEnding(disposition);
    setWrappingUp(true);
  };
  const wrapUp = () => endWith(null);
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
          <PatientGlance chart={chart} draft={draft} />
        </Box>
        <MiddlePane chart={chart} draft={draft} onEnd={endWith} />
        <NoteEditor draft={draft} saving={saving} />
      </Box>
      {isWrappingUp ? (
        <WrapUpDialog chart={chart} draft={draft} ending={ending} onClose={() => setWrappingUp(false)} />
      ) : null}
    </Box>
  );
}
