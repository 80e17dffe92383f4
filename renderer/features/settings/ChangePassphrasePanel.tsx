import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { ChangePassphraseInput } from '#shared/contract/engine/session.ts';
import { SHORTEST_PASSPHRASE } from '#shared/contract/passphrase.ts';
import { useEngine } from '../../client/EngineProvider.tsx';
import { errorSentence } from '../../client/error-sentence.ts';
import { useSession } from '../../client/live-store.ts';
import { notify } from '../../ui/notices/notices.ts';
import { Panel } from '../../ui/Panel.tsx';
import { PassphraseField } from '../sign-in/PassphraseField.tsx';

const EMPTY = { current: '', next: '', again: '' };
type Field = keyof typeof EMPTY;

/** A new passphrase, for the server and for the records on this device in one step. */
export function ChangePassphrasePanel() {
  const engine = useEngine();
  const email = useSession()?.person?.email ?? '';
  const [typed, setTyped] = useState(EMPTY);
  const [complaints, setComplaints] = useState<Partial<Record<Field, string>>>({});
  const change = useMutation(
    engine.session.changePassphrase.mutationOptions({
      onSuccess: () => {
        setTyped(EMPTY);
        notify('Your passphrase is changed. Your other devices will ask for the new one.', { tone: 'good' });
      },
    }),
  );
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    const found = complaintsOf(typed);
    setComplaints(found);
    if (Object.keys(found).length === 0) change.mutate({ current: typed.current, next: typed.next });
  };
  const field = (name: Field, label: string) => (
    <PassphraseField
      label={label}
      autoComplete={name === 'current' ? 'current-password' : 'new-password'}
      value={typed[name]}
      onChange={(text) => {
        setTyped({ ...typed, [name]: text });
        setComplaints({ ...complaints, [name]: undefined });
      }}
      isWrong={complaints[name] !== undefined}
      isReadOnly={change.isPending}
      {...(complaints[name] === undefined ? {} : { helperText: complaints[name] })}
    />
  );
  return (
    <Panel title="Change passphrase">
      <Box
        component="form"
        noValidate
        onSubmit={onSubmit}
        sx={{
          display: 'grid',
          gap: 1.75,
          maxWidth: 420,
          justifyItems: 'start',
          '& > div': { width: '100%' },
        }}
      >
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          At least {SHORTEST_PASSPHRASE} letters; four unrelated words do well. It needs a connection, and
          your records stay as they are.
        </Typography>
        {change.error === null ? null : <Alert severity="error">{errorSentence(change.error)}</Alert>}
        <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
        {field('current', 'Present passphrase')}
        {field('next', 'New passphrase')}
        {field('again', 'New passphrase again')}
        <Button type="submit" variant="outlined" disabled={change.isPending}>
          Change passphrase
        </Button>
      </Box>
    </Panel>
  );
}

function complaintsOf(typed: Record<Field, string>): Partial<Record<Field, string>> {
  const found: Partial<Record<Field, string>> = {};
  const checked = ChangePassphraseInput.safeParse(typed);
  for (const { path, message } of checked.error?.issues ?? []) {
    if (path[0] === 'current') found.current ??= message;
    if (path[0] === 'next') found.next ??= message;
  }
  if (found.next === undefined && typed.again !== typed.next) found.again = 'This is not the same as above.';
  return found;
}
