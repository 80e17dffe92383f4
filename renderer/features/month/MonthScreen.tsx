import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import type { MonthView } from '#shared/contract/engine/month.ts';
import { useEngine } from '../../client/EngineProvider.tsx';
import { QueryState } from '../../client/QueryState.tsx';
import { formatMonth, plural } from '../../ui/format.ts';
import { Page } from '../../ui/Page.tsx';
import type { Asked } from './asked.ts';
import { BlocksPanel } from './BlocksPanel.tsx';
import { DaysPanel } from './DaysPanel.tsx';
import { EntriesDialog } from './EntriesDialog.tsx';
import { ForecastPanel } from './ForecastPanel.tsx';
import { ProgramsPanel } from './ProgramsPanel.tsx';

const MINUTE = 60_000;
const column = { display: 'flex', flexDirection: 'column', gap: 1.5, minWidth: 0 } as const;

/** My month: minutes, thresholds, what is missing for whom. Every number opens the entries it is made from. */
export function MonthScreen() {
  const [address, setAddress] = useSearchParams();
  const month = address.get('month') ?? undefined;
  const [asked, setAsked] = useState<Asked | null>(null);
  const engine = useEngine();
  const query = useQuery(
    engine.month.mine.queryOptions({
      input: month === undefined ? {} : { month },
      refetchInterval: MINUTE,
      placeholderData: keepPreviousData,
    }),
  );
  const view = query.data;
  return (
    <Page
      title="My month"
      subtitle={view === undefined ? undefined : subtitle(view)}
      actions={
        view === undefined ? null : (
          <MonthPicker view={view} onChoose={(chosen) => setAddress({ month: chosen }, { replace: true })} />
        )
      }
    >
      <QueryState query={query} what="the month" rows={8}>
        {(shown) => (
          <>
            <Box
              sx={{
                display: 'grid',
                gap: 1.5,
                alignItems: 'start',
                gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1.55fr) minmax(0, 1fr)' },
              }}
            >
              <Box sx={column}>
                <DaysPanel view={shown} onAsk={setAsked} />
                <ProgramsPanel view={shown} onAsk={setAsked} />
              </Box>
              <Box sx={column}>
                <BlocksPanel view={shown} />
                <ForecastPanel view={shown} onAsk={setAsked} />
              </Box>
            </Box>
            <Typography variant="caption" color="textSecondary">
              This page counts what was done and names what is missing. It prepares the month for the
              practice’s biller, who decides; nothing is billed or sent from here.
            </Typography>
            {asked === null ? null : (
              <EntriesDialog month={shown.month} asked={asked} onClose={() => setAsked(null)} />
            )}
          </>
        )}
      </QueryState>
    </Page>
  );
}

function subtitle({ month, isCurrent, workdaysLeft, patients }: MonthView): string {
  const left = isCurrent ? `${plural(workdaysLeft, 'workday')} left` : 'over';
  return `${formatMonth(month)}, ${left} · ${plural(patients, 'patient')} in a program`;
}

function MonthPicker({ view, onChoose }: { view: MonthView; onChoose: (month: string) => void }) {
  return (
    <Box role="group" aria-label="Month" sx={{ display: 'flex', gap: 0.5 }}>
      {view.months.map((month, index) => (
        <Button
          key={month}
          size="small"
          variant={month === view.month ? 'contained' : 'outlined'}
          color={month === view.month ? 'primary' : 'inherit'}
          aria-pressed={month === view.month}
          onClick={() => onChoose(month)}
        >
          {index === 0 ? 'This month' : 'Last month'}
        </Button>
      ))}
    </Box>
  );
}
