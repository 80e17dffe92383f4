import DoNotDisturbOn from '@mui/icons-material/DoNotDisturbOnOutlined';
import PhoneEnabled from '@mui/icons-material/PhoneEnabled';
import Box from '@mui/material/Box';
import type { QueueRow } from '#shared/contract/engine/queue.ts';
import { opensText } from './opens-at.ts';

/** What time it is where the patient is, and whether she may be called now, or why not. */
export function CallableCell({
  row: { callable, timeZone },
}: {
  row: Pick<QueueRow, 'callable' | 'timeZone'>;
}) {
  const later = callable.opensAt === null ? callable.reason : opensText(callable.opensAt, timeZone);
  const Icon = callable.now ? PhoneEnabled : DoNotDisturbOn;
  return (
    <Box role="gridcell" sx={{ minWidth: 0 }} title={callable.now ? undefined : callable.reason}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 0.5, whiteSpace: 'nowrap' }}>
        <Icon
          aria-hidden
          sx={{ fontSize: '0.9rem', color: callable.now ? 'success.main' : 'text.secondary' }}
        />
        <span>{callable.localTime}</span>
      </Box>
      <Box
        sx={{
          fontSize: '0.75rem',
          overflow: 'hidden',
          textOverflow: 'ellipsis',
          whiteSpace: 'nowrap',
          color: callable.now ? 'success.main' : 'text.secondary',
        }}
      >
        {callable.now ? 'Callable now' : later}
      </Box>
    </Box>
  );
}
