import CheckBox from '@mui/icons-material/CheckBox';
import CheckBoxOutlineBlank from '@mui/icons-material/CheckBoxOutlineBlank';
import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { INTERVENTION_OWNER_LABELS, INTERVENTION_STATUS_LABELS } from '#shared/content/labels.ts';
import { Intervention } from '#shared/domain/care-plan.ts';
import { dateText } from '../patient/formats.ts';

import { EditableText } from './EditableText.tsx';
import { RemoveButton } from './RemoveButton.tsx';
import type { EditablePlan } from './use-plan.ts';

/** A step in one line: done or not, what, who, by when. */
export function InterventionRow({ intervention, plan }: { intervention: Intervention; plan: EditablePlan }) {
  const isDone = intervention.status === 'completed';
  const change = (fields: Partial<Intervention>) => plan.change('interventions', intervention.id, fields);
  return (
    <Box
      component="li"
      sx={{ display: 'flex', gap: 0.5, alignItems: 'center', flexWrap: 'wrap', minHeight: 34 }}
    >
      {plan.isEditable ? (
        <Checkbox
          size="small"
          sx={{ p: 0.5 }}
          checked={isDone}
          onChange={() => change({ status: isDone ? 'planned' : 'completed' })}
          slotProps={{ input: { 'aria-label': `Done: ${intervention.description}` } }}
        />
      ) : isDone ? (
        <CheckBox titleAccess="Done" fontSize="small" color="success" />
      ) : (
        <CheckBoxOutlineBlank
          titleAccess={INTERVENTION_STATUS_LABELS[intervention.status]}
          fontSize="small"
        />
      )}
      <Box sx={{ flex: '1 1 14rem', minWidth: 0, display: 'flex' }}>
        <EditableText
          label="Step"
          text={intervention.description}
          isEditable={plan.isEditable}
          onChange={(description) => change({ description })}
        />
      </Box>
      {plan.isEditable ? (
        <>
          <QuietSelect
            label="Owner"
            value={intervention.owner}
            options={Intervention.shape.owner.options.map((owner) => [
              owner,
              INTERVENTION_OWNER_LABELS[owner],
            ])}
            onChange={(owner) => change({ owner: Intervention.shape.owner.parse(owner) })}
          />
          <TextField
            type="date"
            variant="standard"
            value={intervention.dueOn}
            onChange={(event) => change({ dueOn: event.target.value })}
            slotProps={{ htmlInput: { 'aria-label': 'Due' }, input: { disableUnderline: true } }}
            sx={{ width: 116, '& input': { fontSize: '0.75rem', color: 'text.secondary' } }}
          />
          <RemoveButton
            what={`step ${intervention.description}`}
            onRemove={() => plan.remove('interventions', intervention.id)}
            plan={plan}
          />
        </>
      ) : (
        <Typography variant="caption" color="textSecondary">
          {INTERVENTION_OWNER_LABELS[intervention.owner]}
          {intervention.dueOn === '' ? '' : ` · by ${dateText(intervention.dueOn)}`}
        </Typography>
      )}
    </Box>
  );
}

interface QuietSelectProps {
  label: string;
  value: string;
  options: [value: string, label: string][];
  onChange(value: string): void;
}

function QuietSelect({ label, value, options, onChange }: QuietSelectProps) {
  return (
    <TextField
      select
      variant="standard"
      value={value}
      onChange={(event) => onChange(event.target.value)}
      slotProps={{
        input: { disableUnderline: true },
        select: { SelectDisplayProps: { 'aria-label': label } },
      }}
      sx={{ width: 132, '& .MuiSelect-select': { fontSize: '0.75rem', color: 'text.secondary' } }}
    >
      {options.map(([option, text]) => (
        <MenuItem key={option} value={option}>
          {text}
        </MenuItem>
      ))}
    </TextField>
  );
}
