import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { OVERVIEW_DAYS } from '#shared/contract/engine/referrals.ts';
import type { DaySpan, ReferralOverview } from '#shared/domain/referral-overview.ts';
import { useEngine } from '../../client/EngineProvider.tsx';
import { QueryState } from '../../client/QueryState.tsx';
import { BarChart } from '../../ui/charts/BarChart.tsx';
import { DataRow } from '../../ui/DataRow.tsx';
import { DefinitionList } from '../../ui/DefinitionList.tsx';
import { plural } from '../../ui/format.ts';
import { Panel } from '../../ui/Panel.tsx';
import { REFERRAL_STATE_WORDS } from './referral-words.ts';

/** How the referrals stand: by state and age, the follow-ups that are due, and how long it takes to an outcome. */
export function OverviewPanel() {
  const query = useQuery(useEngine().referrals.overview.queryOptions());
  return (
    <Panel title="How they stand">
      <QueryState query={query} what="the numbers" rows={4}>
        {(overview) => (
          <Box sx={{ display: 'grid', gap: 1.5 }}>
            <OpenNumbers overview={overview} />
            <FollowUps followUps={overview.followUps} />
            <Closure overview={overview} />
          </Box>
        )}
      </QueryState>
    </Panel>
  );
}

function OpenNumbers({ overview }: { overview: ReferralOverview }) {
  return (
    <section aria-label="Under way by state and age">
      <Typography variant="subtitle2" component="h3">
        {overview.open} under way
      </Typography>
      <DefinitionList>
        {overview.byState.map(({ state, count }) => (
          <DataRow key={state} term={REFERRAL_STATE_WORDS[state]}>
            {count}
          </DataRow>
        ))}
      </DefinitionList>
      <Bars
        spans={overview.byAge}
        summary="Referrals under way by the days since they were made"
        head="Days since they were made"
      />
    </section>
  );
}

function FollowUps({ followUps }: { followUps: ReferralOverview['followUps'] }) {
  const { overdue, withinWeek, day7, day14, day30, later } = followUps;
  return (
    <section aria-label="Follow-ups">
      <Typography variant="subtitle2" component="h3">
        Follow-ups
      </Typography>
      <DefinitionList>
        <DataRow term="Overdue">
          <Box component="span" sx={overdue > 0 ? { color: 'error.main', fontWeight: 600 } : {}}>
            {overdue}
          </Box>
        </DataRow>
        <DataRow term="Within 7 days">{withinWeek}</DataRow>
        <DataRow term="Day 7 next">{day7}</DataRow>
        <DataRow term="Day 14 next">{day14}</DataRow>
        <DataRow term="Day 30 next">{day30}</DataRow>
        <DataRow term="After day 30">{later}</DataRow>
      </DefinitionList>
    </section>
  );
}

function Closure({ overview: { closed, received, medianDays, closure } }: { overview: ReferralOverview }) {
  return (
    <section aria-label="Days to the outcome">
      <Typography variant="subtitle2" component="h3">
        Days to the outcome, last {OVERVIEW_DAYS} days
      </Typography>
      {closed === 0 ? (
        <Typography variant="body2" color="textSecondary">
          None has ended yet.
        </Typography>
      ) : (
        <>
          <Typography variant="body2">
            {closed} ended, {received} with help received. Half took {plural(medianDays ?? 0, 'day')} or less.
          </Typography>
          <Bars
            spans={closure}
            summary="Referrals that ended by the days to the outcome"
            head="Days to the outcome"
          />
        </>
      )}
    </section>
  );
}

function Bars({ spans, summary, head }: { spans: readonly DaySpan[]; summary: string; head: string }) {
  const bars = spans.map(({ from, until, count }) => ({
    label: until === null ? `${from} and more` : `${from} to ${until}`,
    value: count,
  }));
  return (
    <Box sx={{ mt: 0.75 }}>
      <BarChart bars={bars} summary={summary} heads={[head, 'Referrals']} height={44} />
      <Box
        aria-hidden
        sx={{ display: 'grid', gridTemplateColumns: `repeat(${bars.length}, 1fr)`, textAlign: 'center' }}
      >
        {bars.map(({ label, value }) => (
          <Typography key={label} variant="caption" color="textSecondary">
            {label}: <strong>{value}</strong>
          </Typography>
        ))}
      </Box>
    </Box>
  );
}
