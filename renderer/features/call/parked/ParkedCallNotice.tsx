import PhonePaused from '@mui/icons-material/PhonePaused';
import Button from '@mui/material/Button';
import type { ParkedCall } from '#shared/contract/engine/calls.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { formatTime } from '../../../ui/format.ts';
import { KeyHint } from '../../../ui/KeyHint.tsx';
import { useCallActions } from '../open-calls.ts';

interface ParkedCallNoticeProps {
  call: ParkedCall;
  /** With whom a call is at hand, which is parked when this one is taken up; empty for none. */
  otherName: string;
}

/** A call of this patient that waits: what is kept of it, and the way back. */
export function ParkedCallNotice({ call, otherName }: ParkedCallNoticeProps) {
  const { takeUp, isPending } = useCallActions();
  return (
    <EmptyState
      title={`The call with ${call.patientName} is parked`}
      icon={<PhonePaused />}
      action={
        <Button variant="contained" disabled={isPending} onClick={() => void takeUp(call)}>
          Take up the call{' '}
          <span aria-hidden style={{ marginLeft: 8 }}>
            <KeyHint keys="g" /> <KeyHint keys="b" />
          </span>
        </Button>
      }
    >
      Since {formatTime(call.parkedAt)} its clock stands still. The note, the identity check and everything
      asked are kept.
      {otherName === '' ? '' : ` The call with ${otherName} will be parked in its place.`}
    </EmptyState>
  );
}
