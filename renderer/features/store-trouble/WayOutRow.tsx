import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useId, useState } from 'react';
import type { WayOut } from '#shared/contract/engine/trouble.ts';
import { formatDateTime } from '../../ui/format.ts';

/** The word on the button. Ways that a person goes outside Careline have none: there is nothing to press. */
const ACTIONS: Readonly<Record<WayOut['way'], string | null>> = {
  'try-again': 'Try again',
  connect: 'Sign in',
  'restore-keychain': null,
  'update-app': null,
  'restore-backup': 'Open it',
  'send-by-recovery-key': 'Send',
  'start-new': 'Start anew…',
};

interface WayOutRowProps {
  way: WayOut;
  /** The way to try first: filled, and where the focus is. */
  isFirst: boolean;
  isBusy: boolean;
  onTake: () => void;
}

/** One way out: what it is, what it costs, and the button. One that can cost work asks once more, in place. */
export function WayOutRow({ way, isFirst, isBusy, onTake }: WayOutRowProps) {
  const [isAsking, setAsking] = useState(false);
  const label = useId();
  const costs = useId();
  const action = ACTIONS[way.way];
  return (
    <Box
      component="li"
      sx={{
        display: 'grid',
        gridTemplateColumns: { xs: '1fr', sm: '1fr auto' },
        columnGap: 3,
        rowGap: 1.25,
        alignItems: 'center',
        py: 1.75,
        borderTop: 1,
        borderColor: 'desk.line',
      }}
    >
      <Box>
        <Typography variant="subtitle1" component="h2" id={label}>
          {way.label}
          {way.backup === null ? null : (
            <Box component="span" sx={{ fontWeight: 450, color: 'text.secondary' }}>
              {` from ${formatDateTime(way.backup.takenAt)}`}
            </Box>
          )}
        </Typography>
        <Typography id={costs} variant="body2" sx={{ color: 'text.secondary', maxWidth: '60ch' }}>
          {way.consequence}
        </Typography>
      </Box>
      {action === null || isAsking ? null : (
        <Button
          variant={isFirst ? 'contained' : 'outlined'}
          color={way.isDestructive ? 'error' : 'primary'}
          autoFocus={isFirst}
          disabled={isBusy}
          aria-describedby={`${label} ${costs}`}
          onClick={() => (way.isDestructive ? setAsking(true) : onTake())}
          sx={{ justifySelf: 'start', minWidth: 112 }}
        >
          {action}
        </Button>
      )}
      {isAsking ? (
        <Box sx={{ gridColumn: '1 / -1', display: 'flex', flexWrap: 'wrap', gap: 1, justifyContent: 'end' }}>
          <Button autoFocus disabled={isBusy} onClick={() => setAsking(false)}>
            No, go back
          </Button>
          <Button
            variant="contained"
            color="error"
            disabled={isBusy}
            onClick={onTake}
            aria-describedby={costs}
          >
            Yes, start anew
          </Button>
        </Box>
      ) : null}
    </Box>
  );
}
