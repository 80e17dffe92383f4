import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { PLAN_MEASURES, planMeasure } from '#shared/content/plan-measures.ts';
import { GoalTarget } from '#shared/domain/care-plan.ts';
import { plainUnit } from '#shared/domain/plain-unit.ts';
import { comparatorLabel } from '../patient/words.ts';
import { NumberField } from './NumberField.tsx';

interface TargetFieldsProps {
  target: GoalTarget | null;
  onChange(target: GoalTarget | null): void;
}

const WEIGHT_UNITS = ['[lb_av]', 'kg'];

/** What the goal is measured by (domain.md 2.2), and the value to reach. */
export function TargetFields({ target, onChange }: TargetFieldsProps) {
  const isKnown = target === null || planMeasure(target.measureLoinc) !== null;
  const options = PLAN_MEASURES.map(({ loinc, name }) => ({ loinc, name }));
  if (!isKnown && target !== null) options.push({ loinc: target.measureLoinc, name: target.measureName });
  const choose = (loinc: string) => {
    const measure = planMeasure(loinc);
    if (measure === null) return onChange(null);
    const { name, comparator, unit } = measure;
    onChange({ measureLoinc: measure.loinc, measureName: name, comparator, value: Number.NaN, unit });
  };
  return (
    <>
      <TextField
        select
        label="Measured by"
        value={target === null ? '' : (planMeasure(target.measureLoinc)?.loinc ?? target.measureLoinc)}
        onChange={(event) => choose(event.target.value)}
        slotProps={{ inputLabel: { shrink: true }, select: { displayEmpty: true } }}
      >
        <MenuItem value="">No measure</MenuItem>
        {options.map(({ loinc, name }) => (
          <MenuItem key={loinc} value={loinc}>
            {name}
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
          <NumberField
            label={plainUnit(target.unit) === '' ? 'Value' : `Value, ${plainUnit(target.unit)}`}
            value={Number.isFinite(target.value) ? target.value : null}
            isRequired
            onChange={(value) => onChange({ ...target, value: value ?? Number.NaN })}
          />
          {WEIGHT_UNITS.includes(target.unit) ? (
            <TextField
              select
              label="Unit"
              value={target.unit}
              onChange={(event) => onChange({ ...target, unit: event.target.value })}
            >
              {WEIGHT_UNITS.map((unit) => (
                <MenuItem key={unit} value={unit}>
                  {plainUnit(unit)}
                </MenuItem>
              ))}
            </TextField>
          ) : null}
        </>
      )}
    </>
  );
}
