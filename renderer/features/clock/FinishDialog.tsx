import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ClockState } from '#shared/contract/engine/clock.ts';
import { TimeEntry } from '#shared/domain/time-entry.ts';
import { useEngine } from '../../client/EngineProvider.tsx';
import { errorSentence } from '../../client/error-sentence.ts';
import { KeyHint } from '../../ui/KeyHint.tsx';
import { useShortcut } from '../../ui/keyboard/use-shortcut.ts';
import { notify } from '../../ui/notices/notices.ts';
import { enrolledPrograms, NotEnrolledAlert, WorkFields } from '../ledger/WorkFields.tsx';
import { ClockTime } from './ClockTime.tsx';
import { useClockDialogs } from './clock-dialogs.ts';
import { COUNTERPART_WORDS, lengthWords } from './clock-words.ts';
import {
  changeFinishDraft,
  type FinishDraft,
  finishDraftOf,
  forgetFinishDraft,
  useFinishDrafts,
} from './finish-draft.ts';
import { useClocks } from './use-clocks.ts';

const Counterpart = TimeEntry.shape.counterpart;

/** Asks what a line of the ledger has to say about work that no call note tells of. */
export function FinishDialog() {
  const clockId = useClockDialogs((state) => state.finishing);
  const clock = useClocks().find(({ id }) => id === clockId);
  return clock === undefined ? null : <FinishForm key={clock.id} clock={clock} />;
}

function FinishForm({ clock }: { clock: ClockState }) {
  const engine = useEngine();
  const close = () => useClockDialogs.getState().finish(null);
  const input = { patientId: clock.patientId };
  const chart = useQuery(engine.patients.chart.queryOptions({ input })).data ?? null;
  const programs = chart === null ? [] : enrolledPrograms(chart);
  const draft = finishDraftOf(useFinishDrafts(), clock);
  const change = (over: Partial<FinishDraft>) => changeFinishDraft(clock, over);
  const { activity, counterpart, narrative } = draft;
  const [wasTried, setTried] = useState(false);
  const queryClient = useQueryClient();
  const finish = useMutation(
    engine.clock.finish.mutationOptions({
      onSuccess: async ({ seconds, doubleSeconds }) => {
        // Until the list is without this clock, the key that finishes the next one would ask about this one again.
        await queryClient.invalidateQueries({ queryKey: engine.clock.list.key() });
        useClockDialogs.getState().finished(clock.id);
        forgetFinishDraft(clock.id);
        const left =
          doubleSeconds === 0
            ? ''
            : ` ${lengthWords(doubleSeconds)} are in another entry already and left out.`;
        notify(`${lengthWords(seconds)} for ${clock.patientName} are in the ledger.${left}`, {
          tone: doubleSeconds === 0 ? 'good' : 'neutral',
        });
      },
    }),
  );
  const program = draft.program === '' ? (programs[0] ?? 'CCM') : draft.program;
  const isEmpty = narrative.trim() === '';

  const save = () => {
    setTried(true);
    if (isEmpty || finish.isPending) return;
    finish.mutate({ clockId: clock.id, program, activity, counterpart, narrative: narrative.trim() });
  };
  useShortcut('Ctrl+enter', save, { description: 'Put it into the ledger', group: 'Finish work' });

  return (
    <Dialog open onClose={close} maxWidth="sm" fullWidth aria-labelledby="finish-title">
      <DialogTitle id="finish-title" sx={{ display: 'flex', gap: 2 }}>
        <Box sx={{ flex: 1 }}>Finish the work for {clock.patientName}</Box>
        <Box component="span" role="timer" sx={{ fontVariantNumeric: 'tabular-nums' }}>
          <ClockTime clock={clock} />
        </Box>
      </DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 2, pt: '8px !important' }}>
        {clock.gap === null ? null : (
          <Alert severity="warning">
            {lengthWords(clock.gap.seconds)} went unseen and are left out unless you answer the question on
            top first.
          </Alert>
        )}
        <TextField
          autoFocus
          multiline
          minRows={3}
          label="What was done, and why"
          value={narrative}
          error={wasTried && isEmpty}
          helperText={wasTried && isEmpty ? 'An auditor reads this. Say what was done and why.' : ' '}
          onChange={(event) => change({ narrative: event.target.value })}
          slotProps={{ htmlInput: { maxLength: 2000 }, inputLabel: { shrink: true } }}
        />
        <WorkFields
          {...{ program, programs, activity }}
          onProgram={(one) => change({ program: one })}
          onActivity={(one) => change({ activity: one })}
        />
        <TextField
          select
          label="With whom"
          value={counterpart}
          onChange={(event) => change({ counterpart: Counterpart.parse(event.target.value) })}
        >
          {Counterpart.options.map((option) => (
            <MenuItem key={option} value={option}>
              {COUNTERPART_WORDS[option]}
            </MenuItem>
          ))}
        </TextField>
        {chart === null || programs.length > 0 ? null : <NotEnrolledAlert />}
        {finish.error === null ? null : <Alert severity="error">{errorSentence(finish.error)}</Alert>}
      </DialogContent>
      <DialogActions>
        <Button color="inherit" onClick={close}>
          Go on working
        </Button>
        <Button
          variant="contained"
          onClick={save}
          disabled={finish.isPending}
          aria-keyshortcuts="Control+Enter"
        >
          Put it into the ledger
          <span aria-hidden style={{ marginLeft: 8 }}>
            <KeyHint keys="Ctrl+Enter" />
          </span>
        </Button>
      </DialogActions>
    </Dialog>
  );
}
