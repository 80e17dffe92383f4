import Box from '@mui/material/Box';
import Divider from '@mui/material/Divider';
import Typography from '@mui/material/Typography';
import type { DeviceAccount } from '#shared/contract/engine/session.ts';
import { AccessNotice } from './AccessNotice.tsx';
import { RecoveryForm } from './RecoveryForm.tsx';

/** The organization has retired this device: nothing opens here any more, and what was not sent can still be. */
export function RetiredForm({ account, onLeave }: { account: DeviceAccount; onLeave: () => void }) {
  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      <Typography variant="h1">{account.name}</Typography>
      <AccessNotice account={account} />
      <Divider />
      <RecoveryForm email={account.email} backLabel="Sign in as somebody else" onBack={onLeave} />
    </Box>
  );
}
