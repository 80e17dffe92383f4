import Box from '@mui/material/Box';
import { useQuery } from '@tanstack/react-query';
import { useEngine } from '../../client/EngineProvider.tsx';
import { useNow } from '../../client/use-now.ts';
import { Panel } from '../../ui/Panel.tsx';
import { ReferralHead } from './ReferralHead.tsx';
import { ReferralLine } from './ReferralRows.tsx';

/** Those that ended last: what came of each, and after how many days. Nothing before the first has ended. */
export function EndedPanel() {
  const { data } = useQuery(useEngine().referrals.overview.queryOptions());
  const now = useNow(60_000);
  if (data === undefined || data.endedLast.length === 0) return null;
  return (
    <Panel title="Ended last">
      {data.endedLast.map((row) => (
        <Box
          key={row.task.id}
          data-referral={row.task.id}
          sx={{ borderTop: 1, borderColor: 'divider', py: 0.75, display: 'grid', gap: 0.5 }}
        >
          <ReferralHead row={row} />
          <ReferralLine task={row.task} now={now} />
        </Box>
      ))}
    </Panel>
  );
}
