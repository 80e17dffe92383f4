import VerifiedUser from '@mui/icons-material/VerifiedUser';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { CALL_KIND_LABELS } from '#shared/content/labels.ts';
import type { CallDraft } from '#shared/contract/engine/calls.ts';
import type { PatientChart } from '#shared/contract/engine/patients.ts';
import { CallKind } from '#shared/domain/call.ts';
import { useEngine } from '../../client/EngineProvider.tsx';
import { errorSentence } from '../../client/error-sentence.ts';
import { KeyHint } from '../../ui/KeyHint.tsx';
import { useShortcut } from '../../ui/keyboard/use-shortcut.ts';
import { notify } from '../../ui/notices/notices.ts';
import { StatusChip } from '../../ui/StatusChip.tsx';

import { dropCall, editCall, flushCall } from './call-draft-store.ts';
import { isVerified } from './identity.ts';
import { openInbound } from './inbound/inbound-store.ts';
import { NumberDialled } from './NumberDialled.tsx';
import { useCallActions } from './open-calls.ts';

interface CallStripProps {
  chart: PatientChart;
  draft: CallDraft;
  onWrapUp(): void;
}

/** The number to dial and the kind of contact, whether it is the right person, and the ways out of the call. */
export function CallStrip({ chart, draft, onWrapUp }: CallStripProps) {
  const { park, isPending } = useCallActions();
  const group = 'Call';
  useShortcut('h', () => void park(), { description: 'Park the call', group });
  return (
    <Box
      sx={{
        display: 'flex',
        alignItems: 'center',
        flexWrap: 'wrap',
        gap: 1,
        px: { xs: 1.5, md: 2.5 },
        pt: 1.25,
      }}
    >
      <NumberDialled chart={chart} draft={draft} />
      <TextField
        select
        label="Kind of contact"
        value={draft.kind}
        onChange={(event) => editCall(draft.callId, { kind: CallKind.parse(event.target.value) })}
        sx={{ width: 190 }}
      >
        {CallKind.options.map((kind) => (
          <MenuItem key={kind} value={kind}>
            {CALL_KIND_LABELS[kind]}
          </MenuItem>
        ))}
      </TextField>
      <StatusChip
        tone={isVerified(draft.identityCheck) ? 'good' : 'caution'}
        icon={isVerified(draft.identityCheck) ? <VerifiedUser aria-hidden /> : undefined}
        label={isVerified(draft.identityCheck) ? 'Identity verified' : 'Identity not verified yet'}
      />
      <Box sx={{ flex: 1 }} />
      {hasBegun(chart, draft) ? null : <DiscardCall draft={draft} />}
      <Button color="inherit" variant="outlined" onClick={openInbound} aria-keyshortcuts="Control+I">
        Another call comes in
      </Button>
      <Button
        color="inherit"
        variant="outlined"
        disabled={isPending}
        onClick={() => void park()}
        aria-keyshortcuts="h"
      >
        Park
        <span aria-hidden style={{ marginLeft: 8 }}>
          <KeyHint keys="h" />
        </span>
      </Button>
      <Button variant="contained" onClick={onWrapUp} aria-keyshortcuts="w Control+Enter">
        Wrap up
        <span aria-hidden style={{ marginLeft: 8 }}>
          <KeyHint keys="w" />
        </span>
      </Button>
    </Box>
  );
}

function DiscardCall({ draft }: { draft: CallDraft }) {
  const engine = useEngine();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const discard = useMutation(engine.calls.discard.mutationOptions());
  const onDiscard = async () => {
    if (!(await flushCall(draft.callId))) return;
    try {
      // Awaited, because this button may be gone from the screen before the answer is here.
      await discard.mutateAsync({ callId: draft.callId });
      queryClient.setQueryData(engine.calls.active.queryKey(), null);
      dropCall(draft.callId);
      notify('The call was discarded. No minutes were counted.');
      void navigate(`/patients/${draft.patientId}`);
    } catch (error) {
      notify(errorSentence(error), { tone: 'critical' });
    }
  };
  return (
    <Button color="inherit" onClick={() => void onDiscard()} disabled={discard.isPending}>
      Discard call
    </Button>
  );
}

// What was written, verified or asked in a call is a record; only a call started by mistake can be thrown away.
function hasBegun(chart: PatientChart, draft: CallDraft): boolean {
  return (
    draft.identityCheck !== null ||
    Object.values(draft.note).some((words) => words.trim() !== '') ||
    chart.screenings.some(({ callId }) => callId === draft.callId)
  );
}
