import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { StoreTrouble } from '#shared/contract/engine/trouble.ts';
import { RecoveryForm } from '../sign-in/RecoveryForm.tsx';
import { TROUBLE_HEADS } from './trouble-heads.ts';
import { useWaysOut } from './use-ways-out.ts';
import { WayOutRow } from './WayOutRow.tsx';

/** The records of an account do not open: which of the ways that can happen it is, and what can be done, the gentlest first. */
export function StoreTroubleScreen({ trouble }: { trouble: StoreTrouble }) {
  const [isRecovering, setRecovering] = useState(false);
  const { title, Icon, tone } = TROUBLE_HEADS[trouble.kind];
  const { take, isBusy, error } = useWaysOut(() => setRecovering(true));
  if (isRecovering) {
    return (
      <Box component="main" sx={{ minHeight: '100%', display: 'grid', placeItems: 'center', p: 2 }}>
        <Paper variant="outlined" sx={{ width: '100%', maxWidth: 400, p: 3 }}>
          <RecoveryForm
            email={trouble.email}
            backLabel="Back to what you can do"
            onBack={() => setRecovering(false)}
          />
        </Paper>
      </Box>
    );
  }
  const first = trouble.waysOut.findIndex(({ way }) => way !== 'update-app');
  return (
    <Box component="main" sx={{ minHeight: '100%', display: 'grid', placeItems: 'center', p: 2 }}>
      <Paper variant="outlined" sx={{ width: '100%', maxWidth: 680, px: 3.5, py: 3 }}>
        <Box
          role="alert"
          sx={{ display: 'grid', gridTemplateColumns: 'auto 1fr', columnGap: 1.75, rowGap: 0.75, pb: 2 }}
        >
          <Icon fontSize="large" color={tone} aria-hidden />
          <Box>
            <Typography variant="h1">{title}</Typography>
            <Typography variant="caption" sx={{ color: 'text.secondary' }}>
              {trouble.email}
            </Typography>
          </Box>
          <Typography sx={{ gridColumn: 2, maxWidth: '68ch' }}>{trouble.sentence}</Typography>
        </Box>
        {error === '' ? null : (
          <Alert severity="error" sx={{ mb: 2 }}>
            {error}
          </Alert>
        )}
        <Box component="ul" aria-label="What you can do" sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {trouble.waysOut.map((way, index) => (
            <WayOutRow
              key={way.way}
              way={way}
              isFirst={index === first}
              isBusy={isBusy}
              onTake={() => take(way)}
            />
          ))}
        </Box>
      </Paper>
    </Box>
  );
}
