import CheckBox from '@mui/icons-material/CheckBox';
import CheckBoxOutlineBlank from '@mui/icons-material/CheckBoxOutlineBlank';
import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import Typography from '@mui/material/Typography';
import { memo } from 'react';
import { INTERVENTION_OWNER_LABELS, INTERVENTION_STATUS_LABELS } from '#shared/content/labels.ts';
import { Intervention } from '#shared/domain/care-plan.ts';
import { wantsTask } from '#shared/domain/plan-step-tasks.ts';
import { StatusChip } from '../../ui/StatusChip.tsx';
import { dateText } from '../patient/formats.ts';
import { ChangedBy } from './ChangedBy.tsx';
import { EditableText } from './EditableText.tsx';
import { MoveHandle } from './MoveHandle.tsx';
import { usePlanDesk, usePlanItem } from './plan-context.ts';
import { QuietDate, QuietSelect } from './QuietFields.tsx';
import { RemoveButton } from './RemoveButton.tsx';
import { useDropPlace } from './use-draggable.ts';
import { useSettled } from './use-settled.ts';

const OWNERS = Intervention.shape.owner.options.map((owner): [string, string] => [
  owner,
  INTERVENTION_OWNER_LABELS[owner],
]);

/** A step in one line: done or not, what, who, by when, and that it is a task. */
export const InterventionRow = memo(function InterventionRow({ id }: { id: string }) {
  const { isEditable, actions } = usePlanDesk();
  const step = usePlanItem('interventions', id);
  const row = useDropPlace('interventions', id);
  // The names of the buttons follow when she pauses.
  const words = useSettled(step?.description ?? '');
  if (step === undefined) return null;
  const isDone = step.status === 'completed';
  const change = (fields: Partial<Intervention>) => actions.change('interventions', id, fields);
  return (
    <Box
      component="li"
      {...row}
      sx={{ display: 'flex', gap: 0.5, alignItems: 'center', flexWrap: 'wrap', minHeight: 34 }}
    >
      {isEditable ? (
        <>
          <MoveHandle what={`step ${words}`} list="interventions" id={id} />
          <Checkbox
            size="small"
            sx={{ p: 0.5 }}
            checked={isDone}
            onChange={() => change({ status: isDone ? 'planned' : 'completed' })}
            slotProps={{ input: { 'aria-label': `Done: ${words}` } }}
          />
        </>
      ) : isDone ? (
        <CheckBox titleAccess="Done" fontSize="small" color="success" />
      ) : (
        <CheckBoxOutlineBlank titleAccess={INTERVENTION_STATUS_LABELS[step.status]} fontSize="small" />
      )}
      <Box sx={{ flex: '1 1 14rem', minWidth: 0, display: 'flex' }}>
        <EditableText
          label="Step"
          text={step.description}
          isEditable={isEditable}
          onChange={(description) => change({ description })}
        />
      </Box>
      <ChangedBy id={id} />
      {wantsTask(step) ? (
        <StatusChip tone="info" label={step.taskId === '' ? 'Task when saved' : 'Task'} />
      ) : null}
      <StepControls id={id} words={words} owner={step.owner} dueOn={step.dueOn} />
    </Box>
  );
});

interface StepControlsProps extends Pick<Intervention, 'id' | 'owner' | 'dueOn'> {
  words: string;
}

const StepControls = memo(function StepControls({ id, words, owner, dueOn }: StepControlsProps) {
  const { isEditable, actions } = usePlanDesk();
  if (!isEditable) {
    return (
      <Typography variant="caption" color="textSecondary">
        {INTERVENTION_OWNER_LABELS[owner]}
        {dueOn === '' ? '' : ` · by ${dateText(dueOn)}`}
      </Typography>
    );
  }
  const change = (fields: Partial<Intervention>) => actions.change('interventions', id, fields);
  return (
    <>
      <QuietSelect
        label="Owner"
        value={owner}
        options={OWNERS}
        onChange={(chosen) => change({ owner: Intervention.shape.owner.parse(chosen) })}
      />
      <QuietDate label="Due" value={dueOn} onChange={(date) => change({ dueOn: date })} />
      <RemoveButton what={`step ${words}`} list="interventions" id={id} />
    </>
  );
});
