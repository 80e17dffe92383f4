import RateReviewOutlined from '@mui/icons-material/RateReviewOutlined';
import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import type { CallReviewFilter, CallReviewList } from '#shared/contract/engine/call-reviews.ts';
import { useEngine } from '../../client/EngineProvider.tsx';
import { QueryState } from '../../client/QueryState.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { formatNumber, plural } from '../../ui/format.ts';
import { ListDetail } from '../../ui/ListDetail.tsx';
import { Page } from '../../ui/Page.tsx';
import { CallReviewDetail } from './CallReviewDetail.tsx';
import { CallReviewRowLine } from './CallReviewRowLine.tsx';
import { FilterBar } from './FilterBar.tsx';

const WAITING: CallReviewFilter = {
  ...{ days: 7, staffId: '', disposition: '', isEscalated: false },
  standing: 'not-reviewed',
};
/** A call that was asked for is found whatever became of it. */
const ALL: CallReviewFilter = { ...WAITING, days: 30, standing: '' };

/** The signed calls of the team: a supervisor reads them with the chart of then, comments, co-signs, or returns them to their authors. */
export function CallReviewsScreen() {
  const [address] = useSearchParams();
  const asked = address.get('call') ?? '';
  const [filter, setFilter] = useState(asked === '' ? WAITING : ALL);
  const query = useQuery(
    useEngine().callReviews.list.queryOptions({ input: filter, placeholderData: keepPreviousData }),
  );
  const { data } = query;
  return (
    <Page title="Calls to review" subtitle={data === undefined ? undefined : subtitleOf(data)} fill>
      <FilterBar
        filter={filter}
        list={data}
        onChange={(change) => setFilter((present) => ({ ...present, ...change }))}
      />
      <QueryState query={query} what="the calls" rows={6} rowHeight={4}>
        {(list) =>
          list.rows.length === 0 ? (
            <Paper variant="outlined">
              <EmptyState icon={<RateReviewOutlined />} title="No call is left by these conditions">
                Signed calls appear here as soon as they reach this device. Choose another standing or a
                longer time to see those that were reviewed.
              </EmptyState>
            </Paper>
          ) : (
            <Calls list={list} filter={filter} asked={asked} />
          )
        }
      </QueryState>
    </Page>
  );
}

interface CallsProps {
  list: CallReviewList;
  filter: CallReviewFilter;
  asked: string;
}

function Calls({ list: { rows, counts }, filter, asked }: CallsProps) {
  // Whoever reads charts of then for one call does so for the next.
  const [isChartOpen, setChartOpen] = useState(false);
  const total = filter.standing === '' ? sum(counts) : counts[filter.standing];
  return (
    <ListDetail
      labels={{ list: 'Calls', detail: 'Call' }}
      group="Calls to review"
      thing="call"
      entries={rows}
      keyOf={({ callId }) => callId}
      first={asked}
      row={(row) => <CallReviewRowLine row={row} withStanding={filter.standing === ''} />}
      detail={(row) => (
        <CallReviewDetail
          key={row.callId}
          callId={row.callId}
          isChartOpen={isChartOpen}
          onChart={setChartOpen}
        />
      )}
      below={
        total > rows.length ? (
          <Box sx={{ px: 1.75, py: 1, fontSize: '0.75rem', color: 'text.secondary' }}>
            The newest {formatNumber(rows.length)} of {formatNumber(total)}. Narrow the list to see the
            others.
          </Box>
        ) : null
      }
    />
  );
}

function subtitleOf({ counts }: CallReviewList): string {
  const waiting = counts['not-reviewed'] + counts.answered;
  return `${plural(sum(counts), 'signed call')} · ${formatNumber(waiting)} ${waiting === 1 ? 'waits' : 'wait'} for a supervisor`;
}

function sum(counts: CallReviewList['counts']): number {
  return Object.values(counts).reduce((total, count) => total + count, 0);
}
