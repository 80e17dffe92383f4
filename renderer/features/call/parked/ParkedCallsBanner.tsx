import PhonePaused from '@mui/icons-material/PhonePaused';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useLocation } from 'react-router';
import type { ParkedCall } from '#shared/contract/engine/calls.ts';
import { BannerFrame } from '../../../ui/BannerFrame.tsx';
import { formatTime } from '../../../ui/format.ts';
import { KeyHint } from '../../../ui/KeyHint.tsx';
import { useShortcut } from '../../../ui/keyboard/use-shortcut.ts';
import { useCallActions, useOpenCalls } from '../open-calls.ts';

/** The calls that wait, on every screen: nobody who was left on the line is forgotten. */
export function ParkedCallsBanner() {
  const { parked } = useOpenCalls();
  const [last] = parked;
  const { takeUp, isPending } = useCallActions();
  const { pathname } = useLocation();
  useShortcut('g b', () => last && void takeUp(last), {
    description: 'Take up the parked call',
    group: 'Call',
    enabled: last !== undefined,
  });
  // The screen of the parked call offers the same larger.
  const shown = parked.filter(({ draft }) => pathname !== `/patients/${draft.patientId}/call`);
  if (shown.length === 0) return null;
  return (
    <BannerFrame label="Parked calls" tone="caution">
      <PhonePaused aria-hidden fontSize="small" />
      {shown.map((call) => (
        <ParkedLine
          key={call.draft.callId}
          call={call}
          hasKey={call === last}
          isPending={isPending}
          onTakeUp={() => void takeUp(call)}
        />
      ))}
    </BannerFrame>
  );
}

interface ParkedLineProps {
  call: ParkedCall;
  hasKey: boolean;
  isPending: boolean;
  onTakeUp(): void;
}

function ParkedLine({ call, hasKey, isPending, onTakeUp }: ParkedLineProps) {
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.25 }}>
      <span>
        Parked since {formatTime(call.parkedAt)}: <strong>{call.patientName}</strong>
      </span>
      <Button color="inherit" variant="outlined" disabled={isPending} onClick={onTakeUp}>
        Take up the call
        {hasKey ? (
          <Box component="span" aria-hidden sx={{ ml: 1, display: 'inline-flex', gap: 0.5 }}>
            <KeyHint keys="g" />
            <KeyHint keys="b" />
          </Box>
        ) : null}
      </Button>
    </Box>
  );
}
