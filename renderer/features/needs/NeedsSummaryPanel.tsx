import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useEngine } from '../../client/EngineProvider.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { instantDate } from '../patient/formats.ts';
import { Nothing } from '../patient/summary/MoreList.tsx';
import { NeedChips } from './NeedHead.tsx';

/** The open needs on the patient's summary. What is private is not told here: a summary is shown and printed. */
export function NeedsSummaryPanel({ patientId, action }: { patientId: string; action: ReactNode }) {
  const query = useQuery(useEngine().needs.list.queryOptions({ input: { patientId } }));
  const views = (query.data?.needs ?? []).filter(({ need, isPrivate }) => need.closedAt === '' && !isPrivate);
  return (
    <Panel title="Needs" note={query.data === undefined ? '' : views.length} actions={action}>
      {query.data !== undefined && views.length === 0 ? <Nothing>No open needs.</Nothing> : null}
      {views.map((view) => (
        <Box key={view.need.id} sx={{ py: 0.375 }}>
          <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75, alignItems: 'center' }}>
            <Typography variant="body2">{view.need.title}</Typography>
            <NeedChips view={view} />
          </Box>
          <Typography variant="caption" color="textSecondary">
            Found {instantDate(view.need.foundAt)}
            {view.actNow === '' || view.need.status !== 'open' ? '' : ` · Now: ${view.actNow}`}
          </Typography>
        </Box>
      ))}
    </Panel>
  );
}
