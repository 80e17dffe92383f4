import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import type { SessionStatus } from '#shared/contract/engine/session.ts';
import { ProductMark } from '../../app/ProductMark.tsx';
import { SignInForm } from './SignInForm.tsx';
import { UnlockForm } from './UnlockForm.tsx';

/** The door: sign in, or unlock where somebody is known to be at the desk. */
export function SignInScreen({ session }: { session: SessionStatus }) {
  const isLocked = session.person !== null && session.state !== 'signed-out';
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
          {isLocked && session.person !== null ? (
            <UnlockForm person={session.person} />
          ) : (
            <SignInForm accounts={session.accountsOnDevice} />
          )}
        </Paper>
        <Typography variant="caption" sx={{ color: 'text.secondary' }}>
          Records on this device are encrypted; only your passphrase opens them.
          {session.home === 'web' ? ' This is the browser edition: use it on a computer you trust.' : ''}
        </Typography>
      </Box>
    </Box>
  );
}
