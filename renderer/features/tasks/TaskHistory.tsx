import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { Task } from '#shared/domain/task.ts';
import { formatDateTime } from '../../ui/format.ts';
import { Panel } from '../../ui/Panel.tsx';
import { eventWords } from './task-words.ts';

/** What happened to a task, the newest first. */
export function TaskHistory({
  view: { task, names },
  now,
}: {
  view: { task: Task; names: Record<string, string> };
  now: number;
}) {
  const events = task.history.toReversed().sort((one, two) => two.at.localeCompare(one.at));
  const isMadeKnown = events.some(({ action }) => action === 'created');
  const by = (id: string) => names[id] || (id === 'server' ? 'the import' : 'somebody');
  return (
    <Panel title="History">
      <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 0.75 }}>
        {events.map((event) => (
          <Box component="li" key={event.id}>
            <Typography variant="body2">{eventWords(event, names)}</Typography>
            {event.note === '' ? null : <Typography variant="body2">{event.note}</Typography>}
            <Typography variant="caption" color="textSecondary">
              {formatDateTime(event.at, now)}, {by(event.by)}
            </Typography>
          </Box>
        ))}
        {isMadeKnown ? null : (
          <Box component="li">
            <Typography variant="body2">Made</Typography>
            <Typography variant="caption" color="textSecondary">
              {formatDateTime(task.createdAt, now)}, {by(task.createdBy)}
            </Typography>
          </Box>
        )}
      </Box>
    </Panel>
  );
}
