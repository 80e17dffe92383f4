import Box from '@mui/material/Box';
import MenuItem from '@mui/material/MenuItem';
import Slider from '@mui/material/Slider';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useId } from 'react';
import { GOAL_ACHIEVEMENT_LABELS, GOAL_STATUS_LABELS } from '#shared/content/labels.ts';
import { Goal } from '#shared/domain/care-plan.ts';

import { TargetFields } from './TargetFields.tsx';

interface GoalFieldsProps {
  goal: Goal;
  onChange(fields: Partial<Goal>): void;
}

/** All fields of a goal but its description. What is typed is in the plan at once. */
export function GoalFields({ goal, onChange }: GoalFieldsProps) {
  const confidenceId = useId();
  return (
    <Box
      role="group"
      aria-label="Goal details"
      sx={{
        mt: 1,
        p: 1.5,
        bgcolor: 'desk.well',
        borderRadius: 1,
        display: 'grid',
        gap: 1.5,
        gridTemplateColumns: 'repeat(auto-fit, minmax(150px, 1fr))',
      }}
    >
      <TextField
        label="In the patient’s words"
        value={goal.patientWords}
        onChange={(event) => onChange({ patientWords: event.target.value })}
        slotProps={{ htmlInput: { maxLength: 1000 } }}
        sx={{ gridColumn: '1 / -1' }}
      />
      <TargetFields target={goal.target} onChange={(target) => onChange({ target })} />
      <TextField
        label="Due"
        type="date"
        value={goal.dueOn}
        onChange={(event) => onChange({ dueOn: event.target.value })}
        slotProps={{ inputLabel: { shrink: true } }}
      />
      <TextField
        select
        label="Status"
        value={goal.lifecycleStatus}
        onChange={(event) =>
          onChange({ lifecycleStatus: Goal.shape.lifecycleStatus.parse(event.target.value) })
        }
      >
        {Goal.shape.lifecycleStatus.options.map((status) => (
          <MenuItem key={status} value={status}>
            {GOAL_STATUS_LABELS[status]}
          </MenuItem>
        ))}
      </TextField>
      <TextField
        select
        label="Achievement"
        value={goal.achievementStatus}
        onChange={(event) =>
          onChange({ achievementStatus: Goal.shape.achievementStatus.parse(event.target.value) })
        }
      >
        {Goal.shape.achievementStatus.options.map((status) => (
          <MenuItem key={status} value={status}>
            {GOAL_ACHIEVEMENT_LABELS[status]}
          </MenuItem>
        ))}
      </TextField>
      <Box sx={{ px: 1 }}>
        <Typography id={confidenceId} variant="caption" color="textSecondary">
          Confidence: {goal.confidence === null ? 'not asked' : `${goal.confidence} of 10`}
        </Typography>
        <Slider
          size="small"
          min={0}
          max={10}
          marks
          value={goal.confidence ?? 0}
          aria-labelledby={confidenceId}
          onChange={(_event, value) =>
            onChange({ confidence: Array.isArray(value) ? (value[0] ?? 0) : value })
          }
        />
      </Box>
    </Box>
  );
}
