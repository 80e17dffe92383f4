import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { GoalTarget } from '#shared/domain/care-plan.ts';
import { unitText } from '../patient/measures.ts';
import { comparatorLabel } from '../patient/words.ts';
import { MEASURES } from './measures.ts';

interface TargetFieldsProps {
  target: GoalTarget | null;
  onChange(target: GoalTarget | null): void;
}

/** What the goal is measured by, and the value to reach. */
export function TargetFields({ target, onChange }: TargetFieldsProps) {
  const [text, setText] = useState(
    target === null || !Number.isFinite(target.value) ? '' : String(target.value),
  );
  const isKnown = target === null || MEASURES.some(({ measureName }) => measureName === target.measureName);
  const options = isKnown || target === null ? MEASURES : [...MEASURES, target];
  const choose = (name: string) => {
    const measure = options.find(({ measureName }) => measureName === name) ?? null;
    setText(measure === null || measure.value === 0 ? '' : String(measure.value));
    onChange(
      measure === null ? null : { ...measure, value: measure.value === 0 ? Number.NaN : measure.value },
    );
  };
  return (
    <>
      <TextField
        select
        label="Measured by"
        value={target?.measureName ?? ''}
        onChange={(event) => choose(event.target.value)}
        slotProps={{ inputLabel: { shrink: true }, select: { displayEmpty: true } }}
      >
        <MenuItem value="">No measure</MenuItem>
        {options.map(({ measureName }) => (
          <MenuItem key={measureName} value={measureName}>
            {measureName}
          </MenuItem>
        ))}
      </TextField>
      {target === null ? null : (
        <>
          <TextField
            select
            label="Target is"
            value={target.comparator}
            onChange={(event) =>
              onChange({ ...target, comparator: GoalTarget.shape.comparator.parse(event.target.value) })
            }
          >
            {GoalTarget.shape.comparator.options.map((comparator) => (
              <MenuItem key={comparator} value={comparator}>
                {comparatorLabel[comparator]}
              </MenuItem>
            ))}
          </TextField>
          <TextField
            label={unitText(target.unit) === '' ? 'Value' : `Value, ${unitText(target.unit)}`}
            value={text}
            error={!Number.isFinite(target.value)}
            helperText={Number.isFinite(target.value) ? '' : 'Give a number'}
            onChange={(event) => {
              setText(event.target.value);
              onChange({ ...target, value: toNumber(event.target.value) });
            }}
            slotProps={{ htmlInput: { inputMode: 'decimal' } }}
          />
        </>
      )}
    </>
  );
}

function toNumber(text: string): number {
  return text.trim() === '' ? Number.NaN : Number(text.trim().replace(',', '.'));
}
