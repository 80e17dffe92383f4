import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useState } from 'react';
import type { CallDraft } from '#shared/contract/engine/calls.ts';
import type { PatientChart } from '#shared/contract/engine/patients.ts';
import { patientTimeZone } from '#shared/domain/address-time-zone.ts';
import { type Disposition, isContact } from '#shared/domain/call.ts';
import { patientName } from '#shared/domain/patient.ts';
import type { Activity } from '#shared/domain/time-entry.ts';
import { useSession } from '../../../client/live-store.ts';
import { KeyHint } from '../../../ui/KeyHint.tsx';
import { useShortcut } from '../../../ui/keyboard/use-shortcut.ts';
import { enrolledPrograms } from '../../ledger/WorkFields.tsx';
import { useKeptState } from '../../patient/autosave/use-kept-state.ts';
import { isVerified } from '../identity.ts';
import { Consequences } from './Consequences.tsx';
import { consequencesOf, proposalFor } from './consequences.ts';
import { DispositionPicker } from './DispositionPicker.tsx';
import { MinutesFields } from './MinutesFields.tsx';
import { NextContactFields } from './NextContactFields.tsx';
import { formProblem, fromForm, toForm } from './next-contact-fields.ts';
import { useWrapUp } from './use-wrap-up.ts';

interface WrapUpDialogProps {
  chart: PatientChart;
  draft: CallDraft;
  /** How it ended, where that was said on the way here. */
  ending: Disposition | null;
  onClose(): void;
}

/** How the call ended, where its minutes go and when the next one is: three answers, then it is signed. */
export function WrapUpDialog({ chart, draft, ending, onClose }: WrapUpDialogProps) {
  const { patient } = chart;
  const person = useSession()?.person ?? null;
  const timeZone = patientTimeZone(patient) ?? person?.practiceTimeZone ?? 'America/New_York';
  const [disposition, setDisposition] = useKeptState<Disposition | null>(
    `wrap-up-disposition ${draft.callId}`,
    ending,
  );
  const [program, setProgram] = useKeptState(
    `wrap-up-program ${draft.callId}`,
    () => enrolledPrograms(chart)[0] ?? 'CCM',
  );
  const [activity, setActivity] = useKeptState<Activity>(
    `wrap-up-activity ${draft.callId}`,
    'patient-contact',
  );
  const [next, setNext] = useKeptState(`wrap-up-next ${draft.callId}`, () =>
    toForm(ending === null ? null : proposalFor(chart, ending, person?.outreach), timeZone),
  );
  const [isNextTouched, setNextTouched] = useKeptState(`wrap-up-next-touched ${draft.callId}`, false);
  const [wasTried, setTried] = useState(false);
  const { finish, problem, isFinishing } = useWrapUp({ name: patientName(patient), timeZone }, draft);
  const plan =
    disposition === null || person === null
      ? null
      : consequencesOf(chart, draft, disposition, program, person);
  const isFrozen = plan?.isFrozen ?? false;
  const nextProblem = isFrozen ? '' : formProblem(next, timeZone, Date.now());

  const choose = (chosen: Disposition) => {
    setDisposition(chosen);
    if (!isNextTouched) setNext(toForm(proposalFor(chart, chosen, person?.outreach), timeZone));
  };
  const sign = () => {
    setTried(true);
    if (disposition === null || nextProblem !== '') return;
    void finish({
      disposition,
      program,
      activity,
      nextContact: isFrozen ? null : fromForm(next, timeZone),
    });
  };
  useShortcut('Ctrl+enter', sign, { description: 'Sign and finish', group: 'Wrap up' });

  return (
    <Dialog open onClose={onClose} maxWidth="md" fullWidth aria-labelledby="wrap-up-title">
      <DialogTitle id="wrap-up-title">Wrap up the call with {patientName(patient)}</DialogTitle>
      <DialogContent
        sx={{
          display: 'grid',
          gap: 2.5,
          pt: '8px !important',
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: '320px minmax(0, 1fr)' },
          gridAutoRows: { xs: 'max-content', md: 'minmax(0, 1fr)' },
          height: { md: 440 },
        }}
      >
        <DispositionPicker value={disposition} onChoose={choose} />
        <Box sx={{ display: 'grid', gap: 2, alignContent: 'start', overflow: { md: 'auto' }, pt: 0.75 }}>
          <MinutesFields
            callId={draft.callId}
            chart={chart}
            disposition={disposition}
            program={program}
            activity={activity}
            onProgram={setProgram}
            onActivity={setActivity}
          />
          {isFrozen ? null : (
            <NextContactFields
              form={next}
              timeZone={timeZone}
              problem={nextProblem}
              onChange={(form) => {
                setNextTouched(true);
                setNext(form);
              }}
            />
          )}
          <Consequences sentences={plan?.sentences ?? []} />
          {warnings(draft, disposition).map((warning) => (
            <Alert key={warning} severity="warning">
              {warning}
            </Alert>
          ))}
          {wasTried && disposition === null ? (
            <Alert severity="error">Choose how the call ended.</Alert>
          ) : null}
          {problem === '' ? null : <Alert severity="error">{problem}</Alert>}
        </Box>
      </DialogContent>
      <DialogActions>
        <Button color="inherit" onClick={onClose}>
          Back to the call
        </Button>
        <Button variant="contained" onClick={sign} disabled={isFinishing} aria-keyshortcuts="Control+Enter">
          Sign and finish
          <span aria-hidden style={{ marginLeft: 8 }}>
            <KeyHint keys="Ctrl+Enter" />
          </span>
        </Button>
      </DialogActions>
    </Dialog>
  );
}

function warnings(draft: CallDraft, disposition: Disposition | null): string[] {
  if (disposition === null || !isContact(disposition)) return [];
  const isEmpty = Object.values(draft.note).every((words) => words.trim() === '');
  return [
    ...(isVerified(draft.identityCheck) ? [] : ['Identity was not verified in this call.']),
    ...(isEmpty ? ['The note is empty. An auditor will look for what was done.'] : []),
  ];
}
