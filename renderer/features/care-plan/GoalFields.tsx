import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import Slider from '@mui/material/Slider';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useId } from 'react';
import { GOAL_ACHIEVEMENT_LABELS, GOAL_STATUS_LABELS } from '#shared/content/labels.ts';
import { Goal } from '#shared/domain/care-plan.ts';
import { BarrierList } from './BarrierList.tsx';
import { BaselineFields } from './BaselineFields.tsx';
import { GoalTrend } from './GoalTrend.tsx';
import { TargetFields } from './TargetFields.tsx';
import { useHeldWords } from './use-held-words.ts';

interface GoalFieldsProps {
  goal: Goal;
  onChange(fields: Partial<Goal>): void;
}

/** All fields of a goal but its description (domain.md 2.1). What is typed is in the plan at once. */
export function GoalFields({ goal, onChange }: GoalFieldsProps) {
  const { onWords, ...words } = useHeldWords(goal.patientWords, (patientWords) => onChange({ patientWords }));
  const day = (label: string, field: 'dueOn' | 'nextReviewOn') => (
    <TextField
      label={label}
      type="date"
      value={goal[field]}
      onChange={(event) => onChange({ [field]: event.target.value })}
      slotProps={{ inputLabel: { shrink: true } }}
    />
  );
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
        {...words}
        onChange={(event) => onWords(event.target.value)}
        slotProps={{ htmlInput: { maxLength: 1000 } }}
        sx={{ gridColumn: '1 / -1' }}
      />
      <TargetFields target={goal.target} onChange={(target) => onChange({ target })} />
      {goal.target === null ? null : <BaselineFields goal={goal} onChange={onChange} />}
      {day('Due', 'dueOn')}
      {day('Next review', 'nextReviewOn')}
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
      <Confidence value={goal.confidence} onChange={(confidence) => onChange({ confidence })} />
      <Box sx={{ gridColumn: '1 / -1' }}>
        <BarrierList goalId={goal.id} />
        <GoalTrend goal={goal} />
      </Box>
    </Box>
  );
}

interface ConfidenceProps {
  value: number | null;
  onChange(value: number | null): void;
}

/** How sure the patient is that she can do it, 0 to 10, once she was asked. */
function Confidence({ value, onChange }: ConfidenceProps) {
  const id = useId();
  return (
    <Box sx={{ px: 1 }}>
      <Box sx={{ display: 'flex', alignItems: 'baseline', height: 20 }}>
        <Typography id={id} variant="caption" color="textSecondary" sx={{ flex: 1, whiteSpace: 'nowrap' }}>
          Confidence: {value === null ? 'not asked' : `${value} of 10`}
        </Typography>
        {value === null ? null : (
          <Button
            size="small"
            color="inherit"
            aria-label="Confidence was not asked"
            onClick={() => onChange(null)}
            sx={{ py: 0, minWidth: 0, fontSize: '0.75rem' }}
          >
            Clear
          </Button>
        )}
      </Box>
      <Slider
        size="small"
        min={0}
        max={10}
        marks
        value={value ?? 0}
        aria-labelledby={id}
        onChange={(_event, next) => onChange(Array.isArray(next) ? (next[0] ?? 0) : next)}
      />
    </Box>
  );
}
