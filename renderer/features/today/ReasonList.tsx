import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useId, useState } from 'react';
import type { z } from 'zod';
import type { QueueReason } from '#shared/contract/engine/queue.ts';
import { formatNumber } from '../../ui/format.ts';
import { reasonWords } from './hold-words.ts';

interface ReasonListProps {
  reasons: z.infer<typeof QueueReason>[];
  points: number;
  /** Who put her off, if somebody did. */
  heldBy: string;
}

/** So many leave room for the month below at 1366x768. */
const SHOWN_AT_FIRST = 4;

/** Why a patient stands where she stands: each reason with its points; together they are her place. */
export function ReasonList({ reasons, points, heldBy }: ReasonListProps) {
  const id = useId();
  const [isWhole, setIsWhole] = useState(false);
  const shown = isWhole ? reasons : reasons.slice(0, SHOWN_AT_FIRST);
  const hidden = reasons.length - shown.length;
  return (
    <Box>
      <Box sx={{ display: 'flex', justifyContent: 'space-between' }}>
        <Typography variant="h3" id={id}>
          Why this call
        </Typography>
        <Typography variant="caption" sx={{ color: 'text.secondary' }}>
          {formatNumber(Math.round(points))} points
        </Typography>
      </Box>
      <Box component="ul" aria-labelledby={id} sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {shown.map((reason) => (
          <Box
            component="li"
            key={`${reason.code} ${reason.text}`}
            sx={{
              display: 'flex',
              gap: 1,
              justifyContent: 'space-between',
              py: 0.5,
              borderTop: '1px solid',
              borderColor: 'desk.line',
              fontSize: '0.8125rem',
              lineHeight: 1.4,
            }}
          >
            <span>{reasonWords(reason, heldBy)}</span>
            <Box component="span" sx={{ color: 'text.secondary', whiteSpace: 'nowrap' }}>
              {pointsText(reason.points)}
            </Box>
          </Box>
        ))}
      </Box>
      {hidden > 0 ? (
        <Button size="small" sx={{ ml: -0.75 }} onClick={() => setIsWhole(true)}>
          {hidden === 1 ? '1 more reason' : `${hidden} more reasons`}
        </Button>
      ) : null}
    </Box>
  );
}

/** `+40`, `−15`; nothing for a reason that is only said and does not count. */
function pointsText(points: number): string {
  const whole = Math.round(points);
  if (whole === 0) return '';
  return whole > 0 ? `+${formatNumber(whole)}` : `−${formatNumber(-whole)}`;
}
