import Flag from '@mui/icons-material/OutlinedFlag';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { GOAL_ACHIEVEMENT_LABELS, GOAL_STATUS_LABELS } from '#shared/content/labels.ts';
import type { PatientChart } from '#shared/contract/engine/patients.ts';
import type { Goal } from '#shared/domain/care-plan.ts';
import { StatusChip } from '../../ui/StatusChip.tsx';
import type { Tone } from '../../ui/tone.ts';
import { useKeptState } from '../patient/autosave/use-kept-state.ts';
import { dateText, instantDate } from '../patient/formats.ts';
import { targetText } from '../patient/measures.ts';

import { EditableText } from './EditableText.tsx';
import { GoalFields } from './GoalFields.tsx';
import { ProgressForm } from './ProgressForm.tsx';
import { RemoveButton } from './RemoveButton.tsx';
import type { EditablePlan } from './use-plan.ts';

const TONES: Record<Goal['achievementStatus'], Tone> = {
  'in-progress': 'neutral',
  improving: 'good',
  worsening: 'critical',
  'no-change': 'caution',
  achieved: 'good',
  'not-achieved': 'critical',
  'not-attainable': 'neutral',
};

interface GoalRowProps {
  goal: Goal;
  plan: EditablePlan;
  chart: PatientChart;
}

/** A goal in two lines; its fields and its progress open below. */
export function GoalRow({ goal, plan, chart }: GoalRowProps) {
  const [opened, setOpened] = useKeptState<'fields' | 'progress' | null>(
    `goal-opened ${goal.id}`,
    goal.description === '' ? 'fields' : null,
  );
  const toggle = (part: 'fields' | 'progress') => setOpened(opened === part ? null : part);
  const last = goal.progress.at(-1);
  const change = (fields: Partial<Goal>) => plan.change('goals', goal.id, fields);
  return (
    <Box component="li" sx={{ py: 0.75, '& + &': { borderTop: 1, borderColor: 'divider' } }}>
      <Box sx={{ display: 'flex', gap: 0.75, alignItems: 'flex-start', flexWrap: 'wrap' }}>
        <Flag aria-hidden sx={{ fontSize: '1.125rem', color: 'primary.main', mt: '5px' }} />
        <Box sx={{ flex: '1 1 22rem', minWidth: 0 }}>
          <EditableText
            label="Goal"
            text={goal.description}
            isEditable={plan.isEditable}
            onChange={(description) => change({ description })}
          />
          {goal.patientWords === '' ? null : (
            <Typography variant="body2" sx={{ px: 0.75, fontStyle: 'italic' }} color="textSecondary">
              “{goal.patientWords}”
            </Typography>
          )}
          <Typography variant="caption" color="textSecondary" component="p" sx={{ px: 0.875 }}>
            {[
              GOAL_STATUS_LABELS[goal.lifecycleStatus],
              goal.target === null || !Number.isFinite(goal.target.value) ? '' : targetText(goal.target),
              goal.dueOn === '' ? '' : `by ${dateText(goal.dueOn)}`,
              goal.confidence === null ? '' : `confidence ${goal.confidence} of 10`,
              last === undefined ? '' : `last ${last.value ?? last.note} on ${instantDate(last.recordedAt)}`,
            ]
              .filter(Boolean)
              .join(' · ')}
          </Typography>
        </Box>
        <Box sx={{ display: 'flex', gap: 0.5, alignItems: 'center' }}>
          <StatusChip
            tone={TONES[goal.achievementStatus]}
            label={GOAL_ACHIEVEMENT_LABELS[goal.achievementStatus]}
          />
          {plan.isEditable ? (
            <>
              <Button size="small" onClick={() => toggle('progress')} aria-expanded={opened === 'progress'}>
                Progress
              </Button>
              <Button
                size="small"
                onClick={() => toggle('fields')}
                aria-expanded={opened === 'fields'}
                aria-label={`Change goal ${goal.description}`}
              >
                Change
              </Button>
              <RemoveButton
                what={`goal ${goal.description}`}
                onRemove={() => plan.remove('goals', goal.id)}
                plan={plan}
              />
            </>
          ) : null}
        </Box>
      </Box>
      {opened === 'fields' && plan.isEditable ? <GoalFields goal={goal} onChange={change} /> : null}
      {opened === 'progress' && plan.isEditable ? (
        <ProgressForm goal={goal} chart={chart} onChange={change} onDone={() => setOpened(null)} />
      ) : null}
    </Box>
  );
}
