import Close from '@mui/icons-material/Close';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import { useQuery } from '@tanstack/react-query';
import type { QueueRow, QueueWhy } from '#shared/contract/engine/queue.ts';
import { useEngine } from '../../client/EngineProvider.tsx';
import { QueryState } from '../../client/QueryState.tsx';
import { DataRow } from '../../ui/DataRow.tsx';
import { DefinitionList } from '../../ui/DefinitionList.tsx';
import { formatNumber } from '../../ui/format.ts';
import { Panel } from '../../ui/Panel.tsx';
import { leverWords, notListedWords } from './lever-words.ts';

/** Where the chosen patient stands, next to whom, and what would move her up or down. Worked out by the rules that rank the queue. */
export function WhyPanel({ row, onClose }: { row: QueueRow; onClose: () => void }) {
  const engine = useEngine();
  const why = useQuery(engine.queue.why.queryOptions({ input: { patientId: row.patientId } }));
  return (
    <Panel
      title="Why here"
      actions={
        <IconButton aria-label="Close the explanation" size="small" onClick={onClose}>
          <Close sx={{ fontSize: '1rem' }} />
        </IconButton>
      }
    >
      <QueryState query={why} what="the explanation" rows={5} rowHeight={1.5}>
        {(answer) => <WhyText why={answer} />}
      </QueryState>
    </Panel>
  );
}

function WhyText({ why }: { why: QueueWhy }) {
  if (why.notListed !== null)
    return <Box sx={{ fontSize: '0.8125rem' }}>{notListedWords(why.notListed)}</Box>;
  const levers = leverWords(why);
  return (
    <>
      <DefinitionList termWidth="3.5rem">
        <DataRow term="Place">
          <strong>{formatNumber(why.rank ?? 0)}</strong> of {formatNumber(why.of)},{' '}
          {pointsText(why.row?.points ?? 0)}
        </DataRow>
        {why.above === null ? null : (
          <DataRow term="Before">
            {why.above.name}, {pointsText(why.above.points)}: {why.above.reason}
          </DataRow>
        )}
        {why.below === null ? null : (
          <DataRow term="After">
            {why.below.name}, {pointsText(why.below.points)}: {why.below.reason}
          </DataRow>
        )}
      </DefinitionList>
      <Box component="h3" id="why-levers" sx={{ m: 0, mt: 1, fontSize: '0.8125rem', fontWeight: 650 }}>
        What would change the place
      </Box>
      {levers.length === 0 ? (
        <Box sx={{ fontSize: '0.8125rem', color: 'text.secondary' }}>Nothing that is known today.</Box>
      ) : (
        <Box component="ul" aria-labelledby="why-levers" sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {levers.map(({ what, where }) => (
            <Box
              component="li"
              key={what}
              sx={{
                display: 'flex',
                gap: 1,
                justifyContent: 'space-between',
                py: 0.25,
                fontSize: '0.8125rem',
              }}
            >
              <span>{what}</span>
              <Box component="span" sx={{ whiteSpace: 'nowrap', color: 'text.secondary' }}>
                {where}
              </Box>
            </Box>
          ))}
        </Box>
      )}
    </>
  );
}

function pointsText(points: number): string {
  return `${formatNumber(Math.round(points)).replace('-', '−')} points`;
}
