import FilterAltOffOutlined from '@mui/icons-material/FilterAltOffOutlined';
import TaskAltOutlined from '@mui/icons-material/TaskAltOutlined';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import type { QueueRow, QueueView } from '#shared/contract/engine/queue.ts';
import { useSyncStatus } from '../../client/live-store.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { QueueBar } from './QueueBar.tsx';
import { QueueList } from './QueueList.tsx';
import { QueueMoved } from './QueueMoved.tsx';
import { showWholeQueue } from './today-store.ts';
import { ViewsBar } from './ViewsBar.tsx';

interface QueuePanelProps {
  view: QueueView;
  rows: QueueRow[];
  selectedIndex: number;
  onStep: (by: number) => void;
  onOpen: () => void;
}

/** The call queue with its filters. */
export function QueuePanel({ view, rows, selectedIndex, onStep, onOpen }: QueuePanelProps) {
  return (
    <Paper
      component="section"
      variant="outlined"
      aria-label="Call queue"
      sx={{ display: 'flex', flexDirection: 'column', minHeight: { xs: 420, md: 0 }, minWidth: 0 }}
    >
      <QueueBar view={view} />
      <ViewsBar view={view} shown={rows.length} />
      <QueueMoved view={view} />
      {rows.length > 0 ? (
        <QueueList rows={rows} view={view} selectedIndex={selectedIndex} onStep={onStep} onOpen={onOpen} />
      ) : (
        <QueueEmpty hasAny={view.rows.length > 0} />
      )}
    </Paper>
  );
}

function QueueEmpty({ hasAny }: { hasAny: boolean }) {
  const sync = useSyncStatus();
  if (hasAny) {
    return (
      <EmptyState
        icon={<FilterAltOffOutlined />}
        title="Nobody in the queue fits this filter"
        action={
          <Button variant="outlined" onClick={showWholeQueue}>
            Show the whole queue
          </Button>
        }
      />
    );
  }
  if (sync !== null && !sync.isInitialSyncDone) {
    return (
      <EmptyState title="Your caseload is on its way">
        Patients appear here as they arrive, with the most urgent on top.
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={<TaskAltOutlined />} title="Nobody to call right now">
      Everyone on your caseload is done for now, or no patients are assigned to you yet.
    </EmptyState>
  );
}
