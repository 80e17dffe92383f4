import CheckCircleOutlined from '@mui/icons-material/CheckCircleOutlined';
import Box from '@mui/material/Box';
import { useEffect, useState } from 'react';
import type { QueueView } from '#shared/contract/engine/queue.ts';
import { plural } from '../../ui/format.ts';
import { nextInQueue } from './queue-marks.ts';
import { useToday } from './today-store.ts';

const STANDS_FOR = 12_000;

/** After a contact: says that it counts and who is next, for a while. */
export function QueueMoved({ view }: { view: QueueView }) {
  const [isShown, setShown] = useState(false);
  useEffect(() => {
    const { seenDone } = useToday.getState();
    useToday.setState({ seenDone: view.doneToday });
    if (seenDone === null || view.doneToday <= seenDone) return;
    useToday.setState({ selectedId: '' });
    setShown(true);
  }, [view.doneToday]);
  useEffect(() => {
    if (!isShown) return;
    const timer = setTimeout(() => setShown(false), STANDS_FOR);
    return () => clearTimeout(timer);
  }, [isShown]);
  const next = nextInQueue(view.rows);
  return (
    <Box role="status">
      {isShown ? (
        <Box
          sx={{
            display: 'flex',
            alignItems: 'center',
            gap: 1,
            px: 1.5,
            py: 0.75,
            fontSize: '0.8125rem',
            backgroundColor: 'desk.goodFill',
            color: 'desk.goodText',
          }}
        >
          <CheckCircleOutlined aria-hidden fontSize="small" />
          <span>
            <strong>{plural(view.doneToday, 'contact')} done today.</strong> The queue moved on
            {next === undefined ? '.' : `: ${next.name} is next.`}
          </span>
        </Box>
      ) : null}
    </Box>
  );
}
