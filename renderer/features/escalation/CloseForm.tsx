import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { EscalationView } from '#shared/contract/engine/escalations.ts';
import { useEngine } from '../../client/EngineProvider.tsx';
import { errorSentence } from '../../client/error-sentence.ts';
import { dateTimeText, formatDateTime } from '../../ui/format.ts';
import { notify } from '../../ui/notices/notices.ts';
import { useKeptState } from '../patient/autosave/use-kept-state.ts';

const QUARTER = 15 * 60_000;

/** How it ended, and when the patient is called again; nobody calls one who has died. */
export function CloseForm({
  view,
  onBack,
  onClosed,
}: {
  view: EscalationView;
  onBack(): void;
  onClosed(): void;
}) {
  const engine = useEngine();
  const { taskId } = view.row;
  const { hasDied } = view.patient;
  const close = useMutation(engine.escalations.close.mutationOptions());
  const [outcome, setOutcome] = useKeptState(`escalation-outcome ${taskId}`, '');
  const [at, setAt] = useState(() =>
    dateTimeText(Math.floor(Date.parse(view.followUpBy) / QUARTER) * QUARTER),
  );
  const [wasTried, setTried] = useState(false);
  const isEmpty = outcome.trim() === '';
  const save = () => {
    setTried(true);
    if (isEmpty || (at === '' && !hasDied) || close.isPending) return;
    close.mutate(
      { taskId, outcome: outcome.trim(), followUpAt: hasDied ? null : new Date(at).toISOString() },
      {
        onSuccess: ({ followUpTaskId }) => {
          const follows = followUpTaskId === '' ? '' : ' The contact that follows is on the list.';
          notify(`The escalation is closed.${follows}`, { tone: 'good' });
          onClosed();
        },
      },
    );
  };
  return (
    <Box component="section" aria-label="Close the escalation" sx={{ display: 'grid', gap: 1.25, pt: 1.5 }}>
      {view.isTakenOver ? null : (
        <Alert severity="warning">
          Nobody has taken this over yet. Tick that help is there or who accepted it, by name, before you
          close it.
        </Alert>
      )}
      <Box sx={{ display: 'grid', gap: 1.25, gridTemplateColumns: { md: 'minmax(0, 1fr) 240px' } }}>
        <TextField
          autoFocus
          multiline
          minRows={2}
          label="How it ended"
          value={outcome}
          error={wasTried && isEmpty}
          helperText={wasTried && isEmpty ? 'Say how it ended: where the patient is, who has it.' : ' '}
          onChange={(event) => setOutcome(event.target.value)}
          slotProps={{ htmlInput: { maxLength: 2000 } }}
        />
        {hasDied ? (
          <Typography variant="body2" sx={{ alignSelf: 'center', color: 'text.secondary' }}>
            The patient is reported to have died. No contact follows.
          </Typography>
        ) : (
          <TextField
            type="datetime-local"
            label="Call again"
            value={at}
            error={wasTried && at === ''}
            helperText={`By ${formatDateTime(view.followUpBy)} at the latest`}
            onChange={(event) => setAt(event.target.value)}
            slotProps={{ inputLabel: { shrink: true } }}
          />
        )}
      </Box>
      {close.error === null ? null : <Alert severity="error">{errorSentence(close.error)}</Alert>}
      <Box sx={{ display: 'flex', justifyContent: 'end', gap: 1 }}>
        <Button color="inherit" onClick={onBack}>
          Back to the steps
        </Button>
        <Button variant="contained" onClick={save} loading={close.isPending}>
          Close the escalation
        </Button>
      </Box>
    </Box>
  );
}
