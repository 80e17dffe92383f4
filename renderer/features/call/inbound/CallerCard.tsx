import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import TextField from '@mui/material/TextField';
import { useId, useState } from 'react';
import { useNavigate } from 'react-router';
import type { PatientRow } from '#shared/contract/engine/patients.ts';
import { useFoundPatients } from '../../../client/use-found-patients.ts';
import { useChoice } from '../../../ui/keyboard/use-choice.ts';
import { useKeptState } from '../../patient/autosave/use-kept-state.ts';
import { useCallActions, useOpenCalls } from '../open-calls.ts';
import { CallerOption } from './CallerOption.tsx';
import { closeInbound } from './inbound-store.ts';

const SHOWN = 7;

/** Who is calling: found by number, name, date of birth or record number; what is heard before that goes into the note of the call. */
export function CallerCard() {
  const id = useId();
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const [note, setNote] = useKeptState('inbound-note', '');
  const { rows, isSettled, isSearching } = useFoundPatients(text, SHOWN);
  const { atHand, parked } = useOpenCalls();
  const { start, takeUp, isPending } = useCallActions();
  const answer = async (row: PatientRow | undefined) => {
    if (row === undefined || isPending) return;
    const { patientId } = row;
    const waiting = parked.find(({ draft }) => draft.patientId === patientId);
    closeInbound();
    if (atHand?.draft.patientId === patientId) return void navigate(`/patients/${patientId}/call`);
    if (waiting) return takeUp(waiting);
    const call = { patientId, kind: 'callback', direction: 'inbound', numberDialled: '', note } as const;
    if (await start(call)) setNote('');
  };
  const { at, onKeyDown, restart } = useChoice(rows.length, isSettled, (row) => void answer(rows[row]));
  const optionId = (index: number) => `${id}-${index}`;
  return (
    <>
      <DialogTitle id="caller-title">Who is calling?</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 1.5, pt: '8px !important' }}>
        {atHand === null ? null : (
          <Alert severity="info">
            The call with {atHand.patientName} will be parked: its clock stops, and everything is kept.
          </Alert>
        )}
        <TextField
          autoFocus
          label="Number, name, date of birth or record number"
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            restart();
          }}
          onKeyDown={onKeyDown}
          slotProps={{
            htmlInput: {
              role: 'combobox',
              autoComplete: 'off',
              spellCheck: false,
              'aria-expanded': rows.length > 0,
              'aria-controls': `${id}-list`,
              'aria-autocomplete': 'list',
              ...(rows.length === 0 ? {} : { 'aria-activedescendant': optionId(at) }),
            },
          }}
        />
        <Box id={`${id}-list`} role="listbox" aria-label="Callers found">
          {rows.map((row, index) => (
            <CallerOption
              key={row.patientId}
              id={optionId(index)}
              row={row}
              isActive={index === at}
              onTake={() => void answer(row)}
            />
          ))}
        </Box>
        <Box role="status" sx={{ fontSize: '0.8125rem', color: 'text.secondary' }}>
          {text.trim() !== '' && rows.length === 0 && !isSearching
            ? 'Nobody on this device fits. Ask for the full name and the date of birth. Say nothing about health until you know who it is.'
            : null}
        </Box>
        <TextField
          label="What you hear before you know who it is"
          helperText="Goes into the note of the call once the caller is found."
          multiline
          minRows={2}
          value={note}
          onChange={(event) => setNote(event.target.value)}
          slotProps={{ htmlInput: { maxLength: 2000 } }}
        />
      </DialogContent>
      <DialogActions>
        <Button color="inherit" onClick={closeInbound}>
          Not now
        </Button>
        <Button
          variant="contained"
          disabled={rows[at] === undefined || isPending}
          onClick={() => void answer(rows[at])}
        >
          {rows[at] === undefined ? 'Start the call' : `Start the call with ${rows[at].name}`}
        </Button>
      </DialogActions>
    </>
  );
}
