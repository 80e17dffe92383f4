import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { SessionStatus } from '#shared/contract/engine/session.ts';
import { ProductMark } from '../../app/ProductMark.tsx';
import { useLeave } from '../../client/use-leave.ts';
import { KeyProtectionNote } from './KeyProtectionNote.tsx';
import { RecoveryForm } from './RecoveryForm.tsx';
import { RetiredForm } from './RetiredForm.tsx';
import { SignInForm } from './SignInForm.tsx';
import { UnlockForm } from './UnlockForm.tsx';

/** The door: sign in, unlock where somebody is known to be at the desk, or send what a closed store still holds. */
export function SignInScreen({ session }: { session: SessionStatus }) {
  return (
    <Box component="main" sx={{ minHeight: '100%', display: 'grid', placeItems: 'center', p: 2 }}>
      <Box sx={{ width: '100%', maxWidth: 400, display: 'grid', gap: 2.5 }}>
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.25 }}>
          <ProductMark size={34} />
          <Box>
            <Typography component="div" sx={{ fontWeight: 650, fontSize: '1.125rem', lineHeight: 1.2 }}>
              Careline
            </Typography>
            <Typography component="div" variant="caption" sx={{ color: 'text.secondary' }}>
              The care manager's desk
            </Typography>
          </Box>
        </Box>
        <Paper variant="outlined" sx={{ p: 3 }}>
          <Door session={session} />
        </Paper>
        <KeyProtectionNote session={session} />
      </Box>
    </Box>
  );
}

function Door({ session }: { session: SessionStatus }) {
  const [recovering, setRecovering] = useState('');
  const { signOut } = useLeave();
  const { person, accountsOnDevice } = session;
  if (recovering !== '') {
    return (
      <RecoveryForm email={recovering} backLabel="Back to the sign-in" onBack={() => setRecovering('')} />
    );
  }
  if (person === null || session.state === 'signed-out') {
    return <SignInForm accounts={accountsOnDevice} onRecover={setRecovering} />;
  }
  const account = accountsOnDevice.find(({ email }) => email === person.email.toLowerCase());
  if (account?.access === 'retired') {
    return <RetiredForm account={account} onLeave={signOut} />;
  }
  return (
    <UnlockForm
      person={person}
      account={account}
      closedBecause={session.closedBecause}
      onRecover={() => setRecovering(person.email)}
    />
  );
}
