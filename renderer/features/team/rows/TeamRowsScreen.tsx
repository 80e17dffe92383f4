import ArrowBack from '@mui/icons-material/ArrowBack';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useEffect, useMemo } from 'react';
import { Link, useSearchParams } from 'react-router';
import { addCounts, countOf, noCounts } from '#shared/domain/team-counts.ts';
import { TeamMetric } from '#shared/domain/team-patient.ts';
import { byName, type TeamTableRow, teamTable } from '#shared/domain/team-rows.ts';
import { useEngine } from '../../../client/EngineProvider.tsx';
import { QueryState } from '../../../client/QueryState.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { plural } from '../../../ui/format.ts';
import { Page } from '../../../ui/Page.tsx';
import { SearchField } from '../../../ui/SearchField.tsx';
import { ToggleChip } from '../../../ui/ToggleChip.tsx';
import { ALL_BANDS, METRIC_TITLES, metricWords } from '../team-words.ts';
import { TeamRowsTable } from './TeamRowsTable.tsx';
import { TickedBar } from './TickedBar.tsx';
import { toggleBand, useTeamRows, viewFor } from './team-rows-store.ts';

/** The patients behind a number of the board. */
export function TeamRowsScreen() {
  const [address] = useSearchParams();
  const metric = TeamMetric.catch('patients').parse(address.get('show'));
  const of = address.get('of');
  const here = address.toString();
  const view = useTeamRows();
  useEffect(() => {
    if (useTeamRows.getState().address !== here) useTeamRows.setState(viewFor(here, metric));
  }, [here, metric]);
  const engine = useEngine();
  const input = of === null ? { metric } : { metric, staffId: of === 'nobody' ? '' : of };
  const query = useQuery(
    engine.team.rows.queryOptions({ input, placeholderData: keepPreviousData, structuralSharing: false }),
  );
  const managers = useQuery(engine.team.board.queryOptions()).data?.managers;
  const rows = useMemo(() => {
    const names = new Map(managers?.map(({ staffId, name }) => [staffId, name]));
    return byName(
      (query.data ?? []).map(
        (row): TeamTableRow => ({ ...row, careManagerName: names.get(row.careManagerId) ?? '' }),
      ),
    );
  }, [query.data, managers]);
  const wanted = useDeferredValue(view);
  const shown = useMemo(() => teamTable(rows, wanted), [rows, wanted]);
  const bands = useMemo(() => countsOf(rows), [rows]);
  const sum = shown.reduce((total, row) => total + countOf(row, metric), 0);
  const whose =
    of === null ? 'All care managers' : managers?.find(({ staffId }) => staffId === input.staffId)?.name;
  const words = metricWords(metric, sum);
  const patients = plural(shown.length, 'patient');
  return (
    <Page
      fill
      title={METRIC_TITLES[metric]}
      subtitle={
        <span role="status">
          {[whose, words, words === patients ? null : patients].filter(Boolean).join(' · ')}
        </span>
      }
      actions={
        <>
          <SearchField
            label="Name, number, nurse or program"
            value={view.text}
            onChange={(text) => useTeamRows.setState({ text })}
            width="20rem"
          />
          <Button component={Link} to="/team" variant="outlined" startIcon={<ArrowBack />}>
            Team
          </Button>
        </>
      }
    >
      <Box sx={{ display: 'flex', gap: 1.5, alignItems: 'center', flexWrap: 'wrap', minHeight: 34 }}>
        <Box
          role="group"
          aria-label="Minutes this month"
          sx={{ display: 'flex', gap: 0.75, flexWrap: 'wrap' }}
        >
          {ALL_BANDS.map((band) => (
            <ToggleChip
              key={band}
              label={METRIC_TITLES[band]}
              count={bands[band]}
              isOn={view.band === band}
              onToggle={() => toggleBand(band)}
            />
          ))}
        </Box>
        <TickedBar rows={rows} shown={shown} />
      </Box>
      <QueryState query={query} what="the patients" rows={14} rowHeight={2.25}>
        {() => (
          <Paper
            variant="outlined"
            sx={{ flex: 1, minHeight: 0, display: 'flex', flexDirection: 'column', overflow: 'hidden' }}
          >
            {shown.length > 0 ? (
              <TeamRowsTable rows={shown} label={METRIC_TITLES[metric]} />
            ) : (
              <NoRows isFiltered={rows.length > 0} />
            )}
          </Paper>
        )}
      </QueryState>
    </Page>
  );
}

function countsOf(rows: readonly TeamTableRow[]) {
  const counts = noCounts();
  for (const row of rows) addCounts(counts, row, 1);
  return counts;
}

function NoRows({ isFiltered }: { isFiltered: boolean }) {
  return isFiltered ? (
    <EmptyState
      title="No patient fits that"
      action={
        <Button variant="outlined" onClick={() => useTeamRows.setState({ text: '', band: null })}>
          Show all of them
        </Button>
      }
    />
  ) : (
    <EmptyState title="Nobody here">This number is nought at the moment.</EmptyState>
  );
}
