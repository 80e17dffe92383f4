import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { Link as RouterLink } from 'react-router';
import type { MonthView } from '#shared/contract/engine/month.ts';
import { plural } from '../../ui/format.ts';
import { Panel } from '../../ui/Panel.tsx';
import { MoreList } from '../patient/summary/MoreList.tsx';
import type { Ask } from './asked.ts';
import { NumberButton } from './NumberButton.tsx';

/** Whom the month will not reach at the pace so far: those to think of when the days are planned. */
export function ForecastPanel({ view, onAsk }: { view: MonthView; onAsk: Ask }) {
  if (!view.isCurrent) return null;
  const { forecast, workdaysLeft } = view;
  return (
    <Panel title="Out of reach at this pace" note={plural(forecast.length, 'patient')}>
      <Typography variant="body2" color="textSecondary" sx={{ mb: 0.5 }}>
        {forecast.length === 0
          ? 'At the pace so far, the days left are enough for everybody.'
          : `With ${plural(workdaysLeft, 'workday')} left, the pace so far does not reach these patients this month. Call those first who need it most.`}
      </Typography>
      <MoreList entries={forecast} first={6} empty="" keyOf={({ patientId }) => patientId}>
        {({ patientId, name, programs, minutes, target }) => (
          <Box sx={{ display: 'flex', gap: 1, alignItems: 'baseline', fontSize: '0.8125rem' }}>
            <Link component={RouterLink} to={`/patients/${patientId}`} sx={{ flex: 1, minWidth: 0 }}>
              {name}
            </Link>
            <Box component="span" sx={{ color: 'text.secondary' }}>
              {programs.join(', ')}
            </Box>
            <Box component="span">
              <NumberButton
                label={`${name}: ${plural(minutes, 'minute')}, show the entries`}
                onClick={() => onAsk({ title: name, filter: { patientId, isCounted: true } })}
              >
                {minutes}
              </NumberButton>{' '}
              of {target} min
            </Box>
          </Box>
        )}
      </MoreList>
    </Panel>
  );
}
