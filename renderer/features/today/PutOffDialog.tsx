import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormLabel from '@mui/material/FormLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import { type FormEvent, useId, useMemo, useState } from 'react';
import { SKIP_REASONS, SNOOZE_REASONS } from '#shared/content/put-off-reasons.ts';
import type { QueueRow } from '#shared/contract/engine/queue.ts';
import { snoozeChoices } from '#shared/domain/queue-put-off.ts';
import { useSession } from '../../client/live-store.ts';
import { ChoiceButtons, numberKeys } from '../../ui/ChoiceButtons.tsx';
import { LineField } from '../../ui/LineField.tsx';
import { usePutOff } from './use-put-off.ts';

interface PutOffDialogProps {
  row: QueueRow;
  kind: 'skip' | 'snooze';
  onClose: () => void;
  /** She was put off: the next one is looked at. */
  onDone: () => void;
}

/** Until when, and why. A number key takes one of the reasons, so that it costs two keys in all. */
export function PutOffDialog({ row, kind, onClose, onDone }: PutOffDialogProps) {
  const id = useId();
  const zone = useSession()?.person?.practiceTimeZone ?? 'America/New_York';
  const times = useMemo(() => snoozeChoices(Date.now(), zone), [zone]);
  const [until, setUntil] = useState(times[0]?.until ?? '');
  const [reason, setReason] = useState('');
  const { skip, snooze, isBusy, problem } = usePutOff(() => {
    onClose();
    onDone();
  });
  const reasons: readonly string[] = kind === 'skip' ? SKIP_REASONS : SNOOZE_REASONS;
  const putOff = (words: string) => {
    if (isBusy || words.trim() === '') return;
    if (kind === 'skip') skip(row, words.trim());
    else snooze(row, words.trim(), until);
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    putOff(reason);
  };
  return (
    <Dialog
      open
      onClose={onClose}
      onKeyDown={numberKeys(reasons, putOff)}
      aria-labelledby={id}
      maxWidth="xs"
      fullWidth
    >
      <form onSubmit={onSubmit}>
        <DialogTitle id={id}>
          {kind === 'skip' ? `Skip ${row.name} until tomorrow` : `Snooze ${row.name}`}
        </DialogTitle>
        <DialogContent>
          {problem === '' ? null : (
            <Alert severity="error" sx={{ mb: 1 }}>
              {problem}
            </Alert>
          )}
          {kind === 'snooze' ? (
            <FormControl sx={{ mb: 1.5 }}>
              <FormLabel id={`${id}-until`}>Until</FormLabel>
              <RadioGroup
                aria-labelledby={`${id}-until`}
                value={until}
                onChange={(_event, value) => setUntil(value)}
              >
                {times.map((time, index) => (
                  <FormControlLabel
                    key={time.until}
                    value={time.until}
                    control={<Radio size="small" autoFocus={index === 0} sx={{ py: 0.25 }} />}
                    label={time.label}
                  />
                ))}
              </RadioGroup>
            </FormControl>
          ) : null}
          <Box role="group" aria-labelledby={`${id}-why`}>
            <FormLabel id={`${id}-why`} component="div" sx={{ mb: 0.5 }}>
              Why
            </FormLabel>
            <ChoiceButtons
              choices={reasons}
              wordsOf={(words) => words}
              onTake={putOff}
              isBusy={isBusy}
              isFirst={kind === 'skip'}
            />
          </Box>
          <LineField label="Another reason" value={reason} onChange={setReason} maxLength={300} />
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="contained" disabled={reason.trim() === ''} loading={isBusy}>
            {kind === 'skip' ? 'Skip' : 'Snooze'}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
