import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import type { PendingRecord } from '#shared/contract/engine/sync.ts';
import { CorrectDialog } from './CorrectDialog.tsx';
import { SendAsIsDialog } from './SendAsIsDialog.tsx';

/** The two ways on for a held record. */
export function HeldActions({ record }: { record: PendingRecord }) {
  const [dialog, setDialog] = useState<'correct' | 'send' | null>(null);
  const close = () => setDialog(null);
  return (
    <Box sx={{ display: 'flex', gap: 1, justifyContent: 'flex-end', flexWrap: 'wrap' }}>
      <Button variant="outlined" onClick={() => setDialog('correct')}>
        Correct it
      </Button>
      <Button variant="outlined" color="inherit" onClick={() => setDialog('send')}>
        Send it to your supervisor as it is
      </Button>
      {dialog === 'correct' ? <CorrectDialog record={record} onClose={close} /> : null}
      {dialog === 'send' ? <SendAsIsDialog record={record} onClose={close} /> : null}
    </Box>
  );
}
