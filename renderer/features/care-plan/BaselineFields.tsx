import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import type { Goal } from '#shared/domain/care-plan.ts';
import { baselineOf } from '#shared/domain/plan-measure.ts';
import { dateText, todayAtDesk } from '../patient/formats.ts';
import { NumberField } from './NumberField.tsx';
import { useGoalValues } from './use-goal-values.ts';

interface BaselineFieldsProps {
  goal: Goal;
  onChange(fields: Partial<Goal>): void;
}

/** Where the measure stood when the goal was made: by hand, or the newest value on file. */
export function BaselineFields({ goal, onChange }: BaselineFieldsProps) {
  const { baseline } = goal;
  const newest = baselineOf(useGoalValues(goal), Intl.DateTimeFormat().resolvedOptions().timeZone);
  const isTaken = newest === null || (baseline?.value === newest.value && baseline.on === newest.on);
  return (
    <>
      <NumberField
        label="Baseline"
        value={baseline?.value ?? null}
        onChange={(value) =>
          onChange({
            baseline: value === null ? null : { value, on: baseline?.on ?? todayAtDesk(Date.now()) },
          })
        }
      />
      <TextField
        label="Baseline measured on"
        type="date"
        value={baseline?.on ?? ''}
        disabled={baseline === null}
        onChange={(event) => {
          if (baseline !== null && event.target.value !== '')
            onChange({ baseline: { ...baseline, on: event.target.value } });
        }}
        slotProps={{ inputLabel: { shrink: true } }}
      />
      {isTaken ? null : (
        <Button size="small" onClick={() => onChange({ baseline: newest })} sx={{ justifySelf: 'start' }}>
          Take {newest.value} of {dateText(newest.on)}
        </Button>
      )}
    </>
  );
}
