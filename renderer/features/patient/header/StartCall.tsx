import ArrowDropDown from '@mui/icons-material/ArrowDropDown';
import Call from '@mui/icons-material/Call';
import Button from '@mui/material/Button';
import ButtonGroup from '@mui/material/ButtonGroup';
import { useRef, useState } from 'react';
import { useMatch } from 'react-router';
import type { PatientChart } from '#shared/contract/engine/patients.ts';
import { KeyHint } from '../../../ui/KeyHint.tsx';
import { useShortcut } from '../../../ui/keyboard/use-shortcut.ts';
import { useCallActions, useOpenCalls } from '../../call/open-calls.ts';
import { StartCallOptions } from './StartCallOptions.tsx';
import { useStartCall, useSuggestedKind } from './use-start-call.ts';

/** The one primary action of a patient: start the call, or go to the one that is open. */
export function StartCall({ chart }: { chart: PatientChart }) {
  const { open, isOpenHere, begin, goToOpen, isPending } = useStartCall(chart);
  const suggestedKind = useSuggestedKind(chart);
  const { parked } = useOpenCalls();
  const { takeUp } = useCallActions();
  const waiting = parked.find(({ draft }) => draft.patientId === chart.patient.id);
  const isOnCall = useMatch('/patients/:patientId/call') !== null;
  const [areOptionsOpen, setOptionsOpen] = useState(false);
  const group = useRef<HTMLDivElement>(null);
  const { phones } = chart.patient;
  const phone = phones.find(({ isPreferred }) => isPreferred) ?? phones[0];
  const startUsual = () => begin({ number: phone?.number ?? '', kind: suggestedKind, direction: 'outbound' });

  const way = waiting !== undefined && !isOpenHere ? 'take-up' : open === null ? 'start' : 'go';
  useShortcut(
    'c',
    { 'take-up': () => waiting && void takeUp(waiting), start: startUsual, go: goToOpen }[way],
    {
      description: { 'take-up': 'Take up the parked call', start: 'Start call', go: 'Go to the open call' }[
        way
      ],
      group: 'Patient',
    },
  );

  if (isOpenHere && isOnCall) return null;
  if (waiting !== undefined && !isOpenHere) {
    return isOnCall ? null : (
      <Button variant="contained" startIcon={<Call />} onClick={() => void takeUp(waiting)}>
        Take up the parked call
      </Button>
    );
  }
  if (open !== null) {
    return (
      <Button variant={isOpenHere ? 'outlined' : 'contained'} startIcon={<Call />} onClick={goToOpen}>
        {isOpenHere ? 'Back to the call' : `Open call: ${open.patientName}`}
      </Button>
    );
  }
  return (
    <>
      <ButtonGroup variant="contained" ref={group} aria-label="Call">
        <Button startIcon={<Call />} onClick={startUsual} disabled={isPending} aria-keyshortcuts="c">
          Start call
          <span aria-hidden style={{ marginLeft: 8 }}>
            <KeyHint keys="c" />
          </span>
        </Button>
        <Button
          aria-label="Choose number and kind of call"
          aria-haspopup="dialog"
          aria-expanded={areOptionsOpen}
          onClick={() => setOptionsOpen(true)}
          sx={{ px: 0.5, minWidth: 32 }}
        >
          <ArrowDropDown />
        </Button>
      </ButtonGroup>
      {areOptionsOpen ? (
        <StartCallOptions
          anchor={group.current}
          phones={phones}
          suggestedKind={suggestedKind}
          onClose={() => setOptionsOpen(false)}
          onStart={begin}
        />
      ) : null}
    </>
  );
}
