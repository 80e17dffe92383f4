import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import type { FirstPassphrase, PersonRecord, TeamRecord } from '#shared/contract/administration.ts';
import { useEngine } from '../../../client/EngineProvider.tsx';
import { errorSentence } from '../../../client/error-sentence.ts';
import { useSession } from '../../../client/live-store.ts';
import { notify } from '../../../ui/notices/notices.ts';
import { useRefetch } from '../use-administration.ts';
import { AccountActions } from './AccountActions.tsx';
import { PersonFields } from './PersonFields.tsx';
import { changeOf, complaintsOf, formOf, type PersonForm } from './person-form.ts';

interface PersonDialogProps {
  /** Null for a new account. */
  person: PersonRecord | null;
  teams: readonly TeamRecord[];
  onClose(): void;
  /** A passphrase was made; it is shown now or never. */
  onPassphrase(name: string, made: FirstPassphrase): void;
}

/** One account: what is known of the person, her licenses, and what can be done with the account. Keeps what was typed while the server is away. */
export function PersonDialog({ person, teams, onClose, onPassphrase }: PersonDialogProps) {
  const id = useId();
  const engine = useEngine();
  const refetch = useRefetch();
  const isOwn = useSession()?.person?.staffId === person?.staffId;
  const [form, setForm] = useState(() => formOf(person));
  const [wasTried, setTried] = useState(false);
  const complaints = wasTried ? complaintsOf(form, person === null) : {};
  const finish = (words: string) => {
    notify(words, { tone: 'good' });
    void refetch();
    onClose();
  };
  const create = useMutation(
    engine.administration.createPerson.mutationOptions({
      onSuccess: (made) => {
        void refetch();
        onPassphrase(form.name.trim(), made);
      },
    }),
  );
  const change = useMutation(
    engine.administration.changePerson.mutationOptions({
      onSuccess: ({ name }) => finish(`The account of ${name} is saved.`),
    }),
  );
  const error = create.error ?? change.error;
  const isPending = create.isPending || change.isPending;
  const edit = (part: Partial<PersonForm>) => setForm((before) => ({ ...before, ...part }));
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (isPending || Object.keys(complaintsOf(form, person === null)).length > 0) return;
    if (person === null) create.mutate(form);
    else change.mutate({ staffId: person.staffId, change: changeOf(person, form) });
  };
  const isUnchanged = person !== null && Object.keys(changeOf(person, form)).length === 0;
  return (
    <Dialog open onClose={onClose} maxWidth="md" fullWidth aria-labelledby={id}>
      <Box component="form" noValidate onSubmit={onSubmit} sx={{ display: 'contents' }}>
        <DialogTitle id={id}>{person === null ? 'New account' : person.name}</DialogTitle>
        <DialogContent sx={{ display: 'grid', gap: 2, '&&': { pt: 1 } }}>
          {error === null ? null : <Alert severity="error">{errorSentence(error)}</Alert>}
          <PersonFields
            {...{ form, teams, complaints, isOwn: isOwn && person !== null, isNew: person === null }}
            onChange={edit}
          />
          {person === null || isOwn ? null : (
            <AccountActions
              person={person}
              onDone={finish}
              onPassphrase={(made) => onPassphrase(person.name, made)}
            />
          )}
        </DialogContent>
        <DialogActions>
          <Button color="inherit" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" variant="contained" loading={isPending} disabled={isUnchanged}>
            {person === null ? 'Make the account' : 'Save'}
          </Button>
        </DialogActions>
      </Box>
    </Dialog>
  );
}
