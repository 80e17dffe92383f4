import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { MonthCloseTrail } from '#shared/contract/engine/month-close.ts';
import { formatDateTime } from '../../ui/format.ts';
import { codesWords, minutesWords } from './closing-words.ts';

/** All that was closed and opened of a month, the latest first. Nothing of it is ever changed. */
export function CloseTrail({ trail }: { trail: MonthCloseTrail['trail'] }) {
  if (trail.length === 0) return null;
  return (
    <div>
      <Typography
        component="h3"
        sx={{ fontSize: '0.75rem', fontWeight: 600, color: 'text.secondary', mb: 0.5 }}
      >
        Trail
      </Typography>
      <Box
        component="ol"
        aria-label="Trail"
        sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1, fontSize: '0.8125rem' }}
      >
        {trail.map((event) => (
          <li key={event.id}>
            <strong>{event.kind === 'closed' ? 'Closed' : 'Opened again'}</strong> {formatDateTime(event.at)}{' '}
            by {event.byName}
            <Box sx={{ color: 'text.secondary' }}>
              {minutesWords(event)} · {codesWords(event)}
            </Box>
            {event.reason === '' ? null : <div>“{event.reason}”</div>}
          </li>
        ))}
      </Box>
    </div>
  );
}
