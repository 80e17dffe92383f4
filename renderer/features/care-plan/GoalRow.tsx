import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { type Dispatch, memo, type SetStateAction } from 'react';
import { GOAL_ACHIEVEMENT_LABELS, GOAL_STATUS_LABELS } from '#shared/content/labels.ts';
import type { Goal } from '#shared/domain/care-plan.ts';
import { StatusChip } from '../../ui/StatusChip.tsx';
import type { Tone } from '../../ui/tone.ts';
import { useKeptState } from '../patient/autosave/use-kept-state.ts';
import { dateText, instantDate } from '../patient/formats.ts';
import { targetText } from '../patient/measures.ts';
import { ChangedBy } from './ChangedBy.tsx';
import { EditableText } from './EditableText.tsx';
import { GoalFields } from './GoalFields.tsx';
import { GoalTrend } from './GoalTrend.tsx';
import { MoveHandle } from './MoveHandle.tsx';
import { ProgressForm } from './ProgressForm.tsx';
import { usePlanDesk, usePlanItem } from './plan-context.ts';
import { RemoveButton } from './RemoveButton.tsx';
import { useDropPlace } from './use-draggable.ts';
import { useSettled } from './use-settled.ts';

const TONES: Record<Goal['achievementStatus'], Tone> = {
  'in-progress': 'neutral',
  improving: 'good',
  worsening: 'critical',
  'no-change': 'caution',
  achieved: 'good',
  'not-achieved': 'critical',
  'not-attainable': 'neutral',
};

/** Which part of a goal is open below it. */
type Opened = 'fields' | 'progress' | null;

/** A goal in two lines; its fields, its progress and its trend open below. Drawn anew only when the goal itself changes. */
export const GoalRow = memo(function GoalRow({ id }: { id: string }) {
  const { isEditable, actions } = usePlanDesk();
  const goal = usePlanItem('goals', id);
  const row = useDropPlace('goals', id);
  const [opened, setOpened] = useKeptState<Opened>(
    `goal-opened ${id}`,
    goal?.description === '' ? 'fields' : null,
  );
  // The names of the buttons follow when she pauses.
  const words = useSettled(goal?.description ?? '');
  if (goal === undefined) return null;
  const change = (fields: Partial<Goal>) => actions.change('goals', id, fields);
  return (
    <Box component="li" {...row} sx={{ py: 0.75, '& + &': { borderTop: 1, borderColor: 'divider' } }}>
      <Box sx={{ display: 'flex', gap: 0.5, alignItems: 'flex-start', flexWrap: 'wrap' }}>
        {isEditable ? <MoveHandle what={`goal ${words}`} list="goals" id={id} /> : null}
        <Box sx={{ flex: '1 1 22rem', minWidth: 0 }}>
          <EditableText
            label="Goal"
            text={goal.description}
            isEditable={isEditable}
            onChange={(description) => change({ description })}
          />
          <ChangedBy id={id} />
          {goal.patientWords === '' ? null : (
            <Typography variant="body2" sx={{ px: 0.75, fontStyle: 'italic' }} color="textSecondary">
              “{goal.patientWords}”
            </Typography>
          )}
          <Typography variant="caption" color="textSecondary" component="p" sx={{ px: 0.875 }}>
            {factsOf(goal)}
          </Typography>
        </Box>
        <GoalControls
          id={id}
          words={words}
          achievement={goal.achievementStatus}
          opened={opened}
          setOpened={setOpened}
        />
      </Box>
      {opened === 'fields' && isEditable ? <GoalFields goal={goal} onChange={change} /> : null}
      {opened === 'progress' && isEditable ? (
        <ProgressForm goal={goal} onChange={change} onDone={() => setOpened(null)} />
      ) : null}
      {opened === 'progress' ? <GoalTrend goal={goal} /> : null}
    </Box>
  );
});

interface GoalControlsProps {
  id: string;
  words: string;
  achievement: Goal['achievementStatus'];
  opened: Opened;
  setOpened: Dispatch<SetStateAction<Opened>>;
}

const GoalControls = memo(function GoalControls(props: GoalControlsProps) {
  const { id, words, achievement, opened, setOpened } = props;
  const { isEditable } = usePlanDesk();
  const toggle = (part: Opened) => setOpened(opened === part ? null : part);
  return (
    <Box sx={{ display: 'flex', gap: 0.5, alignItems: 'center' }}>
      <StatusChip tone={TONES[achievement]} label={GOAL_ACHIEVEMENT_LABELS[achievement]} />
      <Button size="small" onClick={() => toggle('progress')} aria-expanded={opened === 'progress'}>
        {isEditable ? 'Progress' : 'Trend'}
      </Button>
      {isEditable ? (
        <>
          <Button
            size="small"
            onClick={() => toggle('fields')}
            aria-expanded={opened === 'fields'}
            aria-label={`Change goal ${words}`}
          >
            Change
          </Button>
          <RemoveButton what={`goal ${words}`} list="goals" id={id} />
        </>
      ) : null}
    </Box>
  );
});

function factsOf(goal: Goal): string {
  const { target, baseline } = goal;
  const last = goal.progress.at(-1);
  const facts = [
    GOAL_STATUS_LABELS[goal.lifecycleStatus],
    target === null || !Number.isFinite(target.value) ? '' : targetText(target),
    baseline === null ? '' : `baseline ${baseline.value} on ${dateText(baseline.on)}`,
    goal.dueOn === '' ? '' : `by ${dateText(goal.dueOn)}`,
    goal.nextReviewOn === '' ? '' : `review ${dateText(goal.nextReviewOn)}`,
    goal.confidence === null ? '' : `confidence ${goal.confidence} of 10`,
    last === undefined ? '' : `last ${last.value ?? last.note} on ${instantDate(last.recordedAt)}`,
  ];
  return facts.filter(Boolean).join(' · ');
}
