import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { QueueRow, QueueView } from '#shared/contract/engine/queue.ts';
import { NO_FILTER } from '#shared/domain/queue-filter.ts';
import { plural } from '../../ui/format.ts';
import { Panel } from '../../ui/Panel.tsx';
import { showInQueue, useToday } from './today-store.ts';

const SHOWN = 5;

/** Whom the month will miss at the present pace. A name shows them all in the queue and chooses her. */
export function ForecastPanel({ view }: { view: QueueView }) {
  const rows = new Map(view.rows.map((row) => [row.patientId, row]));
  const missed = view.outOfReach.flatMap((id) => rows.get(id) ?? []);
  const show = (row?: QueueRow) => {
    showInQueue({ filter: { ...NO_FILTER, marks: ['out-of-reach'] }, text: '', sort: 'rank' });
    if (row) useToday.setState({ selectedId: row.patientId });
  };
  return (
    <Panel title="Will miss the month" note={`${plural(view.workdaysLeft, 'workday')} left`}>
      {missed.length === 0 ? (
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          At the pace so far, the days left are enough for everybody.
        </Typography>
      ) : (
        <>
          <Box
            component="ul"
            aria-label="Will miss the month at this pace"
            sx={{ listStyle: 'none', m: 0, p: 0 }}
          >
            {missed.slice(0, SHOWN).map((row) => (
              <Box component="li" key={row.patientId} sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
                <Button
                  size="small"
                  onClick={() => show(row)}
                  sx={{
                    flex: 1,
                    minWidth: 0,
                    justifyContent: 'flex-start',
                    ml: -0.75,
                    py: 0.125,
                    fontWeight: 500,
                  }}
                >
                  {row.name}
                </Button>
                <Box component="span" sx={{ fontSize: '0.8125rem', color: 'text.secondary' }}>
                  {row.minutesTarget - row.minutesThisMonth} of {row.minutesTarget} min missing
                </Box>
              </Box>
            ))}
          </Box>
          <Button size="small" onClick={() => show()} sx={{ ml: -0.75 }}>
            Show {missed.length === 1 ? 'this patient' : `all ${missed.length}`} in the queue
          </Button>
        </>
      )}
    </Panel>
  );
}
