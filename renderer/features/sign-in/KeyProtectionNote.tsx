import Typography from '@mui/material/Typography';
import type { SessionStatus } from '#shared/contract/engine/session.ts';

/** What guards the records on this device, said plainly: where it is the passphrase alone, one should know. */
export function KeyProtectionNote({ session }: { session: Pick<SessionStatus, 'home' | 'keyProtection'> }) {
  return (
    <Typography variant="caption" sx={{ color: 'text.secondary' }}>
      {sentenceOf(session)}
    </Typography>
  );
}

function sentenceOf({ home, keyProtection }: Pick<SessionStatus, 'home' | 'keyProtection'>): string {
  if (home === 'web') {
    return (
      'Records in this browser are encrypted; your passphrase alone guards them. This is the browser edition: use it on a ' +
      'computer you trust.'
    );
  }
  if (keyProtection === 'keychain') {
    return 'Records on this device are encrypted; they open only with your passphrase, on this computer, in your login.';
  }
  return (
    'Records on this device are encrypted. This computer has no keychain that protects their key, so your passphrase alone ' +
    'guards them: make it a long one.'
  );
}
