import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { TeamBoard } from '#shared/contract/engine/team.ts';
import type { TeamMetric } from '#shared/domain/team-patient.ts';
import { ShareBar } from '../../ui/charts/ShareBar.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { TeamLicenseCount } from '../licenses/index.ts';
import { bandFill } from '../month/band-words.ts';
import { CountLink } from './CountLink.tsx';
import { SilentDevices } from './SilentDevices.tsx';
import { bandShares, MEASURED_BANDS, METRIC_TITLES } from './team-words.ts';

const WAITING: readonly { metric: TeamMetric; label: string }[] = [
  { metric: 'escalations', label: 'Open escalations' },
  { metric: 'overdue', label: 'Overdue tasks' },
  { metric: 'unsigned', label: 'Unsigned notes' },
  { metric: 'plans', label: 'Plans waiting' },
  { metric: 'needs', label: 'Open needs' },
];

const heading = { fontSize: '0.75rem', color: 'text.secondary' } as const;

/** The whole team in one look: who was reached, where the minutes stand, what waits. */
export function TeamNumbers({ board }: { board: TeamBoard }) {
  const { total } = board;
  return (
    <Panel title="All caseloads" note="This month" sx={{ flexShrink: 0 }}>
      <Box
        sx={{
          display: 'grid',
          columnGap: 4,
          rowGap: 1.5,
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'minmax(0, 1fr) minmax(0, 1.7fr) auto' },
        }}
      >
        <Reach {...{ total }} />
        <Minutes {...{ total }} />
        <Box component="dl" sx={{ m: 0, display: 'flex', gap: 2.5, flexWrap: 'wrap' }}>
          {WAITING.map(({ metric, label }) => (
            <Box key={metric}>
              <Box component="dt" sx={heading}>
                {label}
              </Box>
              <Typography component="dd" variant="h3" sx={{ m: 0, fontSize: '1.125rem' }}>
                <CountLink metric={metric} count={total[metric]} />
              </Typography>
            </Box>
          ))}
          <TeamLicenseCount />
          <Box>
            <Box component="dt" sx={heading}>
              Silent devices
            </Box>
            <Typography component="dd" variant="h3" sx={{ m: 0, fontSize: '1.125rem' }}>
              <SilentDevices managers={board.managers} />
            </Typography>
          </Box>
        </Box>
      </Box>
    </Panel>
  );
}

function Reach({ total }: { total: TeamBoard['total'] }) {
  const { reached, patients } = total;
  return (
    <div>
      <Box sx={{ ...heading, display: 'flex', justifyContent: 'space-between', gap: 1, mb: 0.75 }}>
        <span>Reached</span>
        <span>{patients === 0 ? '' : `${Math.floor((reached / patients) * 100)} %`}</span>
      </Box>
      <ShareBar
        shares={[
          { key: 'reached', value: reached, fill: bandFill(3) },
          { key: 'not reached', value: patients - reached, fill: bandFill(0) },
        ]}
      />
      <Box sx={{ mt: 0.5, fontSize: '0.8125rem' }}>
        <strong>
          <CountLink metric="reached" count={reached} />
        </strong>{' '}
        of <CountLink metric="patients" count={patients} />,{' '}
        <CountLink metric="attempts" count={total.attempts} /> attempts
      </Box>
    </div>
  );
}

function Minutes({ total }: { total: TeamBoard['total'] }) {
  return (
    <div>
      <Box sx={{ ...heading, display: 'flex', justifyContent: 'space-between', gap: 1, mb: 0.75 }}>
        <span>Patients by their minutes</span>
        <span>
          <CountLink metric="seconds" count={total.seconds} /> minutes,{' '}
          <CountLink metric="secondsToday" count={total.secondsToday} /> today
        </span>
      </Box>
      <ShareBar shares={bandShares(total)} />
      <Box sx={{ mt: 0.5, display: 'flex', columnGap: 2, flexWrap: 'wrap', fontSize: '0.8125rem' }}>
        {MEASURED_BANDS.map((band, index) => (
          <Box key={band} sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.75 }}>
            <Box
              component="span"
              aria-hidden
              sx={[{ width: 10, height: 10, borderRadius: '2px' }, bandFill(index)]}
            />
            <strong>
              <CountLink metric={band} count={total[band]} />
            </strong>
            <Box component="span" sx={{ color: 'text.secondary' }}>
              {METRIC_TITLES[band].toLowerCase()}
            </Box>
          </Box>
        ))}
      </Box>
    </div>
  );
}
