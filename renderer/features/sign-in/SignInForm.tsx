import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { type FormEvent, useRef, useState } from 'react';
import { type DeviceAccount, SignInInput } from '#shared/contract/engine/session.ts';
import { AccessNotice } from './AccessNotice.tsx';
import { AccountChoice } from './AccountChoice.tsx';
import { OpeningProgress } from './OpeningProgress.tsx';
import { PassphraseField } from './PassphraseField.tsx';
import { useSignIn } from './use-sign-in.ts';

interface SignInFormProps {
  accounts: DeviceAccount[];
  /** The person has, or asks for, a recovery key for this account. */
  onRecover: (email: string) => void;
}

/** E-mail and passphrase. Accounts that were here before are offered, and those open without a connection. */
export function SignInForm({ accounts, onRecover }: SignInFormProps) {
  const [email, setEmail] = useState(accounts.length === 1 ? (accounts[0]?.email ?? '') : '');
  const [passphrase, setPassphrase] = useState('');
  const [complaints, setComplaints] = useState<{ email?: string; passphrase?: string }>({});
  const passphraseField = useRef<HTMLInputElement>(null);
  const { submit, reset, isOpening, error, isPassphraseWrong, isKeyStuck, isDoorClosed } =
    useSignIn(passphraseField);
  const known = accounts.find((account) => account.email === email.trim().toLowerCase());
  const isOpenable = known?.access === 'passphrase';

  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    const checked = SignInInput.safeParse({ email: email.trim(), passphrase });
    if (checked.success) {
      setComplaints({});
      submit(email, passphrase);
      return;
    }
    const found: { email?: string; passphrase?: string } = {};
    for (const issue of checked.error.issues) {
      if (issue.path[0] === 'email') found.email ??= issue.message;
      if (issue.path[0] === 'passphrase') found.passphrase ??= issue.message;
    }
    setComplaints(found);
  };

  return (
    <Box component="form" noValidate onSubmit={onSubmit} sx={{ display: 'grid', gap: 2 }}>
      <Typography variant="h1">Sign in</Typography>
      {accounts.length === 0 ? null : (
        <AccountChoice
          accounts={accounts}
          email={email}
          disabled={isOpening}
          onChoose={(chosen) => {
            setEmail(chosen);
            reset();
            passphraseField.current?.focus();
          }}
        />
      )}
      {error === '' ? null : <Alert severity="error">{error}</Alert>}
      {known === undefined || (error !== '' && (isOpenable || isDoorClosed)) ? null : (
        <AccessNotice account={known} />
      )}
      <TextField
        label="E-mail"
        type="email"
        autoComplete="username"
        value={email}
        onChange={(event) => setEmail(event.target.value)}
        autoFocus={accounts.length !== 1}
        slotProps={{ htmlInput: { readOnly: isOpening } }}
        error={complaints.email !== undefined}
        helperText={complaints.email}
      />
      <PassphraseField
        value={passphrase}
        onChange={setPassphrase}
        isWrong={isPassphraseWrong || complaints.passphrase !== undefined}
        isReadOnly={isOpening}
        autoFocus={accounts.length === 1}
        inputRef={passphraseField}
        {...(complaints.passphrase === undefined ? {} : { helperText: complaints.passphrase })}
      />
      <Button type="submit" variant="contained" size="large" disabled={isOpening}>
        Sign in
      </Button>
      {isOpening ? (
        <OpeningProgress isOpening />
      ) : (
        <Box sx={{ minHeight: '1.75rem' }}>
          {known !== undefined && (!isOpenable || isKeyStuck) ? (
            <Button onClick={() => onRecover(known.email)}>Use a recovery key</Button>
          ) : (
            <Typography variant="caption" sx={{ color: 'text.secondary' }}>
              {isOpenable
                ? 'This account has been here before: it opens with or without a connection.'
                : 'The first time on this device needs a connection to the server. After that, signing in works offline.'}
            </Typography>
          )}
        </Box>
      )}
    </Box>
  );
}
