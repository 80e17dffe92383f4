import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { GOAL_ACHIEVEMENT_LABELS, GOAL_STATUS_LABELS } from '#shared/content/labels.ts';
import { NEED_GUIDES } from '#shared/content/needs.ts';
import type { Goal } from '#shared/domain/care-plan.ts';
import type { Screening } from '#shared/domain/screening.ts';
import { Panel } from '../../../ui/Panel.tsx';
import { StatusChip } from '../../../ui/StatusChip.tsx';
import { dateText, daysText, instantDate } from '../formats.ts';
import { targetText } from '../measures.ts';

import { MoreList } from './MoreList.tsx';

/** The goals she works on and where each stands. */
export function GoalsPanel({ goals, action }: { goals: readonly Goal[]; action: ReactNode }) {
  const current = goals.filter((goal) => !['completed', 'cancelled'].includes(goal.lifecycleStatus));
  return (
    <Panel title="Goals" note={current.length} actions={action}>
      <MoreList entries={current} first={3} empty="No goals yet." keyOf={(goal) => goal.id}>
        {(goal) => {
          const last = goal.progress.at(-1);
          return (
            <>
              <Typography variant="body2">{goal.description}</Typography>
              <Typography variant="caption" color="textSecondary" sx={{ display: 'block' }}>
                {[
                  goal.lifecycleStatus === 'active' ? '' : GOAL_STATUS_LABELS[goal.lifecycleStatus],
                  GOAL_ACHIEVEMENT_LABELS[goal.achievementStatus],
                  goal.target === null ? '' : targetText(goal.target),
                  goal.dueOn === '' ? '' : `by ${dateText(goal.dueOn)}`,
                  goal.confidence === null ? '' : `confidence ${goal.confidence} of 10`,
                  last === undefined
                    ? ''
                    : `last ${last.value ?? last.note} (${instantDate(last.recordedAt)})`,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </Typography>
            </>
          );
        }}
      </MoreList>
    </Panel>
  );
}

/** Needs of safety and the like, which stand only where nobody prints. */
const PRIVATE_NEEDS: ReadonlySet<string> = new Set(
  NEED_GUIDES.filter(({ mayGoOnPlan }) => !mayGoOnPlan).map(({ needId }) => needId),
);

function shownNeeds({ needs }: Screening): Screening['needs'] {
  return needs.filter(({ id }) => !PRIVATE_NEEDS.has(id));
}

/** Completed screenings with the needs they showed. What is private is not told here: a summary is shown and printed. */
export function ScreeningsPanel({
  screenings,
  action,
  now,
}: {
  screenings: readonly Screening[];
  action: ReactNode;
  now: number;
}) {
  const newest = [...screenings].sort((one, two) => (one.authoredAt < two.authoredAt ? 1 : -1));
  return (
    <Panel title="Screenings" note={screenings.length} actions={action}>
      <MoreList entries={newest} first={2} empty="None done yet." keyOf={(screening) => screening.id}>
        {(screening) => (
          <>
            <Typography variant="body2">
              {screening.title}
              <Typography component="span" variant="caption" color="textSecondary" sx={{ ml: 0.75 }}>
                {daysText(screening.authoredAt, now)}
              </Typography>
            </Typography>
            {shownNeeds(screening).length === 0 ? (
              <Typography variant="caption" color="textSecondary">
                {screening.needs.length === 0 ? 'No needs found' : 'See Needs'}
              </Typography>
            ) : (
              <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.5, mt: 0.25 }}>
                {shownNeeds(screening).map((need) => (
                  <StatusChip key={need.id} tone="caution" label={need.title} title={need.detail} />
                ))}
              </Box>
            )}
          </>
        )}
      </MoreList>
    </Panel>
  );
}
