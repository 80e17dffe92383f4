import Button from '@mui/material/Button';
import { KeyHint } from '../../ui/KeyHint.tsx';
import { useOpenCalls } from '../call/open-calls.ts';
import { openEscalation, showEscalation } from './escalation-store.ts';
import { useOpenEscalations } from './use-escalations.ts';

/** On the patient's header: escalates, or shows what is open. */
export function EscalateButton({ patientId }: { patientId: string }) {
  const open = useOpenEscalations().find((row) => row.patientId === patientId);
  const { atHand } = useOpenCalls();
  const callId = atHand?.draft.patientId === patientId ? atHand.draft.callId : '';
  if (open !== undefined) {
    return (
      <Button variant="outlined" color="error" onClick={() => showEscalation(open.taskId)}>
        Open escalation
      </Button>
    );
  }
  return (
    <Button
      variant="outlined"
      color="error"
      aria-keyshortcuts="Control+E"
      onClick={() => openEscalation({ patientId, callId })}
    >
      Escalate
      <span aria-hidden style={{ marginLeft: 8 }}>
        <KeyHint keys="Ctrl+E" />
      </span>
    </Button>
  );
}
