import Box from '@mui/material/Box';
import LinearProgress from '@mui/material/LinearProgress';
import Link from '@mui/material/Link';
import type { QueueView } from '#shared/contract/engine/queue.ts';
import { NO_FILTER } from '#shared/domain/queue-filter.ts';
import { BarChart } from '../../ui/charts/BarChart.tsx';
import { DataRow } from '../../ui/DataRow.tsx';
import { DefinitionList } from '../../ui/DefinitionList.tsx';
import { formatDate, formatNumber, plural } from '../../ui/format.ts';
import { Panel } from '../../ui/Panel.tsx';
import { showInQueue } from './today-store.ts';

/** Where the month stands: who has reached the target, who will not, and the minutes of each day. */
export function MonthPanel({ view }: { view: QueueView }) {
  const total = view.minutesThisMonth;
  const month = view.monthEndsOn.slice(0, 8);
  const today = new Date(view.generatedAt).getDate();
  const bars = view.minutesPerDay.map((value, index) => ({
    label: formatDate(`${month}${String(index + 1).padStart(2, '0')}`),
    value: Math.round(value),
    isMarked: index + 1 === today,
  }));
  const share = view.patients === 0 ? 0 : (view.atTarget / view.patients) * 100;
  return (
    <Panel
      title="This month"
      note={`${plural(view.workdaysLeft, 'workday')} left, ends ${formatDate(view.monthEndsOn)}`}
    >
      <LinearProgress
        variant="determinate"
        value={share}
        aria-label="Patients at target"
        aria-valuetext={`${view.atTarget} of ${view.patients} patients`}
        color="success"
        sx={{ height: 8, mb: 1 }}
      />
      <DefinitionList termWidth="5.5rem">
        <DataRow term="At target">
          <strong>{formatNumber(view.atTarget)}</strong> of {plural(view.patients, 'patient')}
        </DataRow>
        <DataRow term="Out of reach">
          <Link
            component="button"
            type="button"
            onClick={() => showInQueue({ filter: { ...NO_FILTER, marks: ['out-of-reach'] }, text: '' })}
            sx={{ font: 'inherit', verticalAlign: 'baseline' }}
          >
            <Box component="strong" sx={view.atRisk > 0 ? { color: 'warning.main' } : {}}>
              {formatNumber(view.atRisk)}
            </Box>{' '}
            at the present pace
          </Link>
        </DataRow>
        <DataRow term="Minutes">
          <strong>{formatNumber(total)}</strong>, {formatNumber(view.minutesToday)} today
        </DataRow>
      </DefinitionList>
      <Box sx={{ mt: 1 }}>
        <BarChart
          bars={bars}
          heads={['Day', 'Minutes']}
          summary={`Minutes per day this month, ${formatNumber(total)} in all`}
          height={56}
        />
        <Box
          aria-hidden
          sx={{
            display: 'flex',
            justifyContent: 'space-between',
            fontSize: '0.6875rem',
            color: 'text.secondary',
          }}
        >
          <span>1</span>
          <span>Minutes per day</span>
          <span>{bars.length}</span>
        </Box>
      </Box>
    </Panel>
  );
}
