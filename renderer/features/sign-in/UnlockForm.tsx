import LockOutlined from '@mui/icons-material/LockOutlined';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { type FormEvent, useRef, useState } from 'react';
import type { DeviceAccount, Person, SessionStatus } from '#shared/contract/engine/session.ts';
import { useLeave } from '../../client/use-leave.ts';
import { AccessNotice } from './AccessNotice.tsx';
import { OpeningProgress } from './OpeningProgress.tsx';
import { PassphraseField } from './PassphraseField.tsx';
import { useSignIn } from './use-sign-in.ts';

interface UnlockFormProps {
  person: Person;
  account: DeviceAccount | undefined;
  closedBecause: SessionStatus['closedBecause'];
  onRecover: () => void;
}

const REASONS: Readonly<Record<SessionStatus['closedBecause'], string>> = {
  '': 'Careline is locked.',
  asked: 'Careline is locked.',
  idle: 'Careline locked itself, because nobody used it for a while.',
  machine: 'Careline locked itself with this computer.',
  'passphrase-changed': 'Your passphrase was changed somewhere else. Enter the new one.',
};

/** The person is known, her records are closed: the passphrase opens them again where she was. */
export function UnlockForm({ person, account, closedBecause, onRecover }: UnlockFormProps) {
  const [passphrase, setPassphrase] = useState('');
  const [isEmpty, setEmpty] = useState(false);
  const passphraseField = useRef<HTMLInputElement>(null);
  const { submit, isOpening, error, isPassphraseWrong, isDoorClosed } = useSignIn(passphraseField);
  const { signOut } = useLeave();
  const isOpenable = account === undefined || account.access === 'passphrase';
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    setEmpty(passphrase === '');
    if (passphrase !== '') submit(person.email, passphrase);
  };
  return (
    <Box component="form" noValidate onSubmit={onSubmit} sx={{ display: 'grid', gap: 2 }}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.25 }}>
        <LockOutlined aria-hidden sx={{ color: 'text.secondary' }} />
        <Box>
          <Typography variant="h1">{person.name}</Typography>
          {isOpenable ? (
            <Typography variant="body2" sx={{ color: 'text.secondary' }}>
              {REASONS[closedBecause]} A running call clock goes on.
            </Typography>
          ) : null}
        </Box>
      </Box>
      {error === '' ? null : <Alert severity="error">{error}</Alert>}
      {account === undefined || (error !== '' && (isOpenable || isDoorClosed)) ? null : (
        <AccessNotice account={account} />
      )}
      <input type="text" name="username" autoComplete="username" value={person.email} readOnly hidden />
      <PassphraseField
        value={passphrase}
        onChange={setPassphrase}
        isWrong={isPassphraseWrong || isEmpty}
        isReadOnly={isOpening}
        autoFocus
        inputRef={passphraseField}
        {...(isEmpty ? { helperText: 'Enter your passphrase.' } : {})}
      />
      <Button type="submit" variant="contained" size="large" disabled={isOpening}>
        {isOpenable ? 'Unlock' : 'Sign in with the server'}
      </Button>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, minHeight: '1.75rem' }}>
        {isOpening ? (
          <Box sx={{ flex: 1 }}>
            <OpeningProgress isOpening />
          </Box>
        ) : (
          <>
            {isOpenable ? (
              <Typography variant="caption" sx={{ color: 'text.secondary', flex: 1 }}>
                Works with or without a connection.
              </Typography>
            ) : (
              <Box sx={{ flex: 1 }}>
                <Button onClick={onRecover}>Use a recovery key</Button>
              </Box>
            )}
            <Button onClick={signOut}>Not {person.name.split(' ')[0]}?</Button>
          </>
        )}
      </Box>
    </Box>
  );
}
