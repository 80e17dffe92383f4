import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useId, useState } from 'react';
import type { WayOut } from '#shared/contract/engine/trouble.ts';
import { formatDateTime } from '../../ui/format.ts';

/** Ways that a person goes outside Careline: there is nothing to press. */
const ELSEWHERE: ReadonlySet<WayOut['way']> = new Set(['update-app', 'restore-keychain']);

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
  const costs = useId();
  const isElsewhere = ELSEWHERE.has(way.way);
  return (
    <Box component="li" sx={{ display: 'grid', gap: 0.75, py: 1.75, borderTop: 1, borderColor: 'desk.line' }}>
      <Typography variant="subtitle1" component="h2">
        {way.label}
        {way.backup === null ? null : (
          <Box component="span" sx={{ fontWeight: 450, color: 'text.secondary' }}>
            {` from ${formatDateTime(way.backup.takenAt)}`}
          </Box>
        )}
      </Typography>
      <Typography id={costs} variant="body2" sx={{ color: 'text.secondary', maxWidth: '68ch' }}>
        {way.consequence}
      </Typography>
      {isElsewhere ? null : (
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mt: 0.5 }}>
          {isAsking ? (
            <>
              <Button
                variant="contained"
                color="error"
                disabled={isBusy}
                onClick={onTake}
                aria-describedby={costs}
              >
                Yes, start anew
              </Button>
              <Button autoFocus disabled={isBusy} onClick={() => setAsking(false)}>
                No, go back
              </Button>
            </>
          ) : (
            <Button
              variant={isFirst ? 'contained' : 'outlined'}
              color={way.isDestructive ? 'error' : 'primary'}
              autoFocus={isFirst}
              disabled={isBusy}
              aria-describedby={costs}
              onClick={() => (way.isDestructive ? setAsking(true) : onTake())}
            >
              {way.isDestructive ? `${way.label}…` : way.label}
            </Button>
          )}
        </Box>
      )}
    </Box>
  );
}
