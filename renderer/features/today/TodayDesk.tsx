import Box from '@mui/material/Box';
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useEffect, useMemo } from 'react';
import { useNavigate } from 'react-router';
import type { QueueView } from '#shared/contract/engine/queue.ts';
import { filterQueue } from '#shared/domain/queue-filter.ts';
import { useEngine } from '../../client/EngineProvider.tsx';
import { useSession } from '../../client/live-store.ts';
import { useShortcut } from '../../ui/keyboard/use-shortcut.ts';
import { ForecastPanel } from './ForecastPanel.tsx';
import { heldBy } from './hold-words.ts';
import { MonthPanel } from './MonthPanel.tsx';
import { NextCallPanel } from './NextCallPanel.tsx';
import { PutOffActions } from './PutOffActions.tsx';
import { QueuePanel } from './QueuePanel.tsx';
import { nextInQueue } from './queue-marks.ts';
import { useToday } from './today-store.ts';
import { useQueueCall } from './use-queue-call.ts';
import { WhyPanel } from './WhyPanel.tsx';

/** The queue at the left, and at the right why the chosen patient is there and how the month goes. */
export function TodayDesk({ view }: { view: QueueView }) {
  const engine = useEngine();
  const navigate = useNavigate();
  const { filter, text, sort, selectedId, isWhyOpen } = useToday();
  // A key press is seen at once, the list a moment later.
  const wanted = useDeferredValue(text);
  const rows = useMemo(() => filterQueue(view, filter, wanted, sort), [view, filter, wanted, sort]);
  const ownId = useSession()?.person?.staffId;
  const next = nextInQueue(view.rows);
  const chosen = rows.find((row) => row.patientId === selectedId) ?? nextInQueue(rows);
  const active = useQuery(engine.calls.active.queryOptions()).data ?? null;
  const { start, isStarting } = useQueueCall(active);
  const at = chosen === undefined ? -1 : rows.indexOf(chosen);

  // Whoever was chosen and is no longer in the queue is not chosen any more.
  useEffect(() => {
    if (selectedId !== '' && !view.rows.some((row) => row.patientId === selectedId))
      useToday.setState({ selectedId: '' });
  }, [selectedId, view.rows]);

  // Not drawn again at each key of the filter.
  const month = useMemo(
    () => (
      <>
        <MonthPanel view={view} />
        <ForecastPanel view={view} />
      </>
    ),
    [view],
  );
  const step = (by: number) => {
    const target = rows[Math.min(rows.length - 1, Math.max(0, at + by))];
    if (target !== undefined) useToday.setState({ selectedId: target.patientId });
  };
  const open = () => {
    if (chosen !== undefined) void navigate(`/patients/${chosen.patientId}`);
  };
  useShortcut('j', () => step(1), { description: 'Next patient', group: 'Today' });
  useShortcut('k', () => step(-1), { description: 'Patient before', group: 'Today' });
  useShortcut('Enter', open, { description: 'Open the chart', group: 'Today' });
  useShortcut('c', () => chosen && start(chosen), { description: 'Start the call', group: 'Today' });

  return (
    <>
      <QueuePanel view={view} rows={rows} selectedIndex={at} onStep={step} onOpen={open} />
      <Box
        sx={{
          display: 'flex',
          flexDirection: 'column',
          gap: 1.5,
          minHeight: 0,
          overflow: { lg: 'auto' },
          '& > *': { flexShrink: 0 },
        }}
      >
        <NextCallPanel
          row={chosen}
          isNext={chosen !== undefined && chosen === next}
          active={active}
          isStarting={isStarting}
          onStart={start}
          heldBy={chosen === undefined ? '' : heldBy(chosen, view.staffNames, ownId)}
          actions={chosen === undefined ? null : <PutOffActions row={chosen} onDone={() => step(1)} />}
        />
        {isWhyOpen && chosen !== undefined ? (
          <WhyPanel row={chosen} onClose={() => useToday.setState({ isWhyOpen: false })} />
        ) : null}
        {month}
      </Box>
    </>
  );
}
