import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useId } from 'react';
import type { z } from 'zod';
import type { QueueReason } from '#shared/contract/engine/queue.ts';
import { formatNumber } from '../../ui/format.ts';

interface ReasonListProps {
  reasons: z.infer<typeof QueueReason>[];
  points: number;
}

/** Why a patient stands where she stands: each reason with its points; together they are her place. */
export function ReasonList({ reasons, points }: ReasonListProps) {
  const id = useId();
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
        {reasons.map((reason) => (
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
            <span>{reason.text}</span>
            <Box component="span" sx={{ color: 'text.secondary', whiteSpace: 'nowrap' }}>
              {pointsText(reason.points)}
            </Box>
          </Box>
        ))}
      </Box>
    </Box>
  );
}

/** `+40`, `−15`; nothing for a reason that is only said and does not count. */
function pointsText(points: number): string {
  const whole = Math.round(points);
  if (whole === 0) return '';
  return whole > 0 ? `+${formatNumber(whole)}` : `−${formatNumber(-whole)}`;
}
