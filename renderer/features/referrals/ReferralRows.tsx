import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { toInstant } from '#shared/domain/primitives.ts';
import type { ReferralState } from '#shared/domain/referral.ts';
import { daysOpen, isEnded } from '#shared/domain/referral-lifecycle.ts';
import { isOpen, type Task } from '#shared/domain/task.ts';
import { useNow } from '../../client/use-now.ts';
import { plural } from '../../ui/format.ts';
import { StatusChip } from '../../ui/StatusChip.tsx';
import { daysText, instantDate, phoneText, telephoneLink } from '../patient/formats.ts';
import { REFERRAL_STATE_TONES, REFERRAL_STATE_WORDS } from './referral-words.ts';
import { StepButtons } from './StepButtons.tsx';

interface ReferralRowsProps {
  tasks: readonly Task[];
  mayWrite: boolean;
  /** Whether the newest one under way takes the keys of the steps. */
  hasKeys?: boolean;
}

/** The referrals of a need: where each stands, since when, and what may come next. */
export function ReferralRows({ tasks, mayWrite, hasKeys = false }: ReferralRowsProps) {
  const now = useNow(60_000);
  if (tasks.length === 0) return null;
  const first = tasks.find(isOpen);
  return (
    <Box component="section" aria-label="Referrals" sx={{ display: 'grid', gap: 0.75 }}>
      {tasks.map((task) => (
        <Box key={task.id} sx={{ borderTop: 1, borderColor: 'divider', pt: 0.75, display: 'grid', gap: 0.5 }}>
          <ReferralLine task={task} now={now} />
          {mayWrite ? <StepButtons task={task} hasKeys={hasKeys && task === first} /> : null}
        </Box>
      ))}
    </Box>
  );
}

/** What is due next. */
function dueWords(state: ReferralState): string {
  if (state === 'proposed') return 'consent';
  return state === 'agreed' ? 'sending' : 'follow-up';
}

/** Where a referral stands, in a line. */
export function ReferralLine({ task, now }: { task: Task; now: number }) {
  const { referral } = task;
  if (referral === null) return null;
  const days = plural(daysOpen(referral.events, toInstant(now)), 'day');
  const hasEnded = isEnded(referral.state);
  const isOverdue = !hasEnded && Date.parse(task.dueAt) < now;
  const said = referral.events.findLast(({ note }) => note !== '');
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
      <StatusChip tone={REFERRAL_STATE_TONES[referral.state]} label={REFERRAL_STATE_WORDS[referral.state]} />
      <Typography variant="body2">
        {referral.resourceName || '211, no resource chosen'}
        {referral.resourcePhone === '' ? null : (
          <Link href={telephoneLink(referral.resourcePhone)} underline="always" sx={{ ml: 0.75 }}>
            {phoneText(referral.resourcePhone)}
          </Link>
        )}
      </Typography>
      <Typography variant="caption" sx={{ ml: 'auto', color: isOverdue ? 'error.main' : 'text.secondary' }}>
        {hasEnded
          ? `closed after ${days}`
          : `${dueWords(referral.state)}${isOverdue ? ' overdue, due' : ''} ${daysText(task.dueAt, now)} · open ${days}`}
      </Typography>
      {said === undefined ? null : (
        <Typography variant="body2" color="textSecondary" sx={{ flexBasis: '100%' }}>
          {instantDate(said.at)}: {said.note}
        </Typography>
      )}
    </Box>
  );
}
