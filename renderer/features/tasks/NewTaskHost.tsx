import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { ROLE_LABELS, TASK_KIND_LABELS } from '#shared/content/labels.ts';
import { toInstant } from '#shared/domain/primitives.ts';
import { TaskKind } from '#shared/domain/task.ts';
import { useEngine } from '../../client/EngineProvider.tsx';
import { errorSentence } from '../../client/error-sentence.ts';
import { useSession } from '../../client/live-store.ts';
import { notify } from '../../ui/notices/notices.ts';
import { type NamedPatient, PatientField } from '../PatientField.tsx';
import { leaveNewTask, useNewTask } from './new-task-store.ts';
import { formOf, TaskFields, wordsOfForm } from './TaskFields.tsx';

/** Escalations and referrals are made where they begin. */
const Kind = TaskKind.exclude(['escalation', 'referral']);

/** The dialog that makes a task, over whichever screen asked for it. */
export function NewTaskHost() {
  const { isOpen, patient } = useNewTask();
  return isOpen ? <NewTaskDialog patient={patient} /> : null;
}

function NewTaskDialog({ patient: given }: { patient: NamedPatient | null }) {
  const id = useId();
  const engine = useEngine();
  const own = useSession()?.person?.staffId ?? '';
  const [patient, setPatient] = useState(given);
  const [kind, setKind] = useState<string>('callback');
  const [form, setForm] = useState(() =>
    formOf({
      ...{ title: TASK_KIND_LABELS.callback, detail: '', priority: 'routine', recurrence: null },
      dueAt: toInstant(Math.ceil((Date.now() + 3_600_000) / 900_000) * 900_000),
    }),
  );
  const [chosenOwner, setOwner] = useState('');
  const owners = useQuery({
    ...engine.tasks.owners.queryOptions({ input: { patientId: patient?.patientId ?? '' } }),
    enabled: patient !== null,
  });
  const offered = owners.data ?? [];
  const ownerId =
    offered.find(({ staffId }) => staffId === (chosenOwner || own))?.staffId ?? offered[0]?.staffId ?? '';
  const create = useMutation(
    engine.tasks.create.mutationOptions({
      onSuccess: () => {
        notify('The task is on the list.', { tone: 'good' });
        leaveNewTask();
      },
    }),
  );
  const problem = create.error ?? owners.error;
  const words = wordsOfForm(form, null);
  const isReady = words !== null && patient !== null && ownerId !== '';
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (isReady && !create.isPending)
      create.mutate({ ...words, patientId: patient.patientId, kind: Kind.parse(kind), ownerId });
  };
  const chooseKind = (value: string) => {
    const next = Kind.parse(value);
    // Words that nobody wrote follow the kind.
    const isOwnWords = form.title !== TASK_KIND_LABELS[Kind.parse(kind)];
    if (!isOwnWords) setForm((known) => ({ ...known, title: TASK_KIND_LABELS[next] }));
    setKind(next);
  };
  return (
    <Dialog open onClose={leaveNewTask} aria-labelledby={id} maxWidth="sm" fullWidth>
      <form onSubmit={onSubmit}>
        <DialogTitle id={id}>{given === null ? 'New task' : `New task for ${given.name}`}</DialogTitle>
        <DialogContent sx={{ '&&': { pt: 1 } }}>
          {problem === null ? null : (
            <Alert severity="error" sx={{ mb: 1.5 }}>
              {errorSentence(problem)}
            </Alert>
          )}
          <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: { sm: '1fr 1fr' }, mb: 1.5 }}>
            {given === null ? (
              <Box sx={{ gridColumn: '1 / -1' }}>
                <PatientField chosen={patient} onChoose={setPatient} autoFocus />
              </Box>
            ) : null}
            <TextField
              select
              autoFocus={given !== null}
              label="Kind"
              value={kind}
              onChange={({ target }) => chooseKind(target.value)}
            >
              {Kind.options.map((one) => (
                <MenuItem key={one} value={one}>
                  {TASK_KIND_LABELS[one]}
                </MenuItem>
              ))}
            </TextField>
            <TextField
              select
              label="Owner"
              value={ownerId}
              disabled={patient === null}
              onChange={({ target }) => setOwner(target.value)}
            >
              {offered.map(({ staffId, name, role }) => (
                <MenuItem key={staffId} value={staffId}>
                  {name}, {ROLE_LABELS[role].toLowerCase()}
                </MenuItem>
              ))}
            </TextField>
          </Box>
          <TaskFields form={form} onChange={(changes) => setForm((known) => ({ ...known, ...changes }))} />
        </DialogContent>
        <DialogActions>
          <Button onClick={leaveNewTask}>Cancel</Button>
          <Button type="submit" variant="contained" disabled={!isReady} loading={create.isPending}>
            Make the task
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
