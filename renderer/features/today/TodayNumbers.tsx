import Box from '@mui/material/Box';
import type { QueueView } from '#shared/contract/engine/queue.ts';
import { formatNumber } from '../../ui/format.ts';

/** What is done today, in one line. */
export function TodayNumbers({ view }: { view: QueueView }) {
  const facts: [number, string][] = [
    [view.doneToday, view.doneToday === 1 ? 'contact today' : 'contacts today'],
    [view.minutesToday, view.minutesToday === 1 ? 'minute today' : 'minutes today'],
  ];
  return (
    <Box sx={{ display: 'flex', gap: 2, fontSize: '0.8125rem', color: 'text.secondary' }}>
      {facts.map(([value, words]) => (
        <span key={words}>
          <Box component="strong" sx={{ color: 'text.primary', fontWeight: 650 }}>
            {formatNumber(value)}
          </Box>{' '}
          {words}
        </span>
      ))}
    </Box>
  );
}
