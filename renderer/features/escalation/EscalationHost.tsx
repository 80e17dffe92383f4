import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogContent from '@mui/material/DialogContent';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { escalationProtocol } from '#shared/content/escalations/index.ts';
import type { EscalationLevel } from '#shared/domain/escalation.ts';
import { levelsOf } from '#shared/domain/escalation-protocol.ts';
import { patientName } from '#shared/domain/patient.ts';
import { useEngine } from '../../client/EngineProvider.tsx';
import { errorSentence } from '../../client/error-sentence.ts';
import { QueryState } from '../../client/QueryState.tsx';
import { useShortcut } from '../../ui/keyboard/use-shortcut.ts';
import { EscalationWorkspace } from './EscalationWorkspace.tsx';
import {
  type EscalationRequest,
  foldEscalation,
  leaveEscalation,
  openEscalation,
  showEscalation,
  useEscalationState,
} from './escalation-store.ts';
import { TriggerPicker } from './TriggerPicker.tsx';
import { useEscalationTarget, useOpenEscalations } from './use-escalations.ts';

/** The escalation over every screen, and its key. It closes over nothing: the call, its clock and a screening under way stay as they are. */
export function EscalationHost() {
  const { request, taskId, isFolded } = useEscalationState();
  const target = useEscalationTarget();
  const shown = useOpenEscalations().find((row) => row.taskId === taskId);
  // A folded one of somebody else does not stand in the way of whoever is on the line now.
  const isOther = target !== null && shown !== undefined && shown.patientId !== target.patientId;
  const again = () => {
    if (taskId !== '' && !(isFolded && isOther)) foldEscalation(!isFolded);
    else if (target !== null) openEscalation(target);
  };
  useShortcut('Ctrl+e', again, {
    description: 'Escalate',
    group: 'Everywhere',
    enabled: target !== null || taskId !== '',
  });
  const isOpen = (request !== null || taskId !== '') && !isFolded;
  return (
    <Dialog
      open={isOpen}
      onClose={() => (taskId === '' ? leaveEscalation() : foldEscalation(true))}
      fullWidth
      maxWidth={taskId === '' ? 'sm' : 'xl'}
      transitionDuration={0}
      aria-labelledby="escalation-title"
      slotProps={{ paper: { sx: { height: taskId === '' ? '80vh' : '94vh', maxHeight: '94vh', m: 1.5 } } }}
    >
      {request !== null ? <Opening request={request} /> : null}
      {taskId === '' ? null : <Opened key={taskId} taskId={taskId} />}
    </Dialog>
  );
}

/** Asks for the trigger where it is not known, and has the escalation written down before anything is shown. */
function Opening({ request }: { request: EscalationRequest }) {
  const engine = useEngine();
  const chart = useQuery(
    engine.patients.chart.queryOptions({ input: { patientId: request.patientId } }),
  ).data;
  const open = useMutation(engine.escalations.open.mutationOptions());
  const asked = useRef<EscalationRequest | null>(null);
  const write = (triggerId: string) =>
    open.mutate(
      {
        ...{ patientId: request.patientId, callId: request.callId ?? '', triggerId },
        ...{ said: request.said ?? '', ...levelOf(triggerId, request.level) },
      },
      { onSuccess: ({ taskId }) => showEscalation(taskId) },
    );
  // A form of another release may name a trigger that this one does not know: then she chooses.
  const known = escalationProtocol(request.triggerId ?? '')?.id;
  useEffect(() => {
    if (known === undefined || asked.current === request) return;
    asked.current = request;
    write(known);
  });
  return (
    <>
      {open.error === null ? null : (
        <Alert
          severity="error"
          action={
            <Button color="inherit" onClick={() => open.variables && write(open.variables.triggerId)}>
              Try again
            </Button>
          }
        >
          Not written down: {errorSentence(open.error)} Act first. Danger to life: 911. Thoughts of suicide:
          988. Poison: 1-800-222-1222.
        </Alert>
      )}
      {known === undefined ? (
        <TriggerPicker patientName={chart === undefined ? '' : patientName(chart.patient)} onChoose={write} />
      ) : (
        <DialogContent id="escalation-title">Writing it down…</DialogContent>
      )}
    </>
  );
}

/** The level that was asked for where the protocol allows it; else the protocol's own holds. */
function levelOf(triggerId: string, level: EscalationLevel | undefined): { level?: EscalationLevel } {
  const protocol = escalationProtocol(triggerId);
  const isAllowed = level !== undefined && protocol !== undefined && levelsOf(protocol).includes(level);
  return isAllowed ? { level } : {};
}

function Opened({ taskId }: { taskId: string }) {
  const engine = useEngine();
  const query = useQuery(engine.escalations.one.queryOptions({ input: { taskId } }));
  return (
    <QueryState query={query} what="the escalation" rows={8}>
      {(view) => <EscalationWorkspace view={view} />}
    </QueryState>
  );
}
