import Box from '@mui/material/Box';
import FormControlLabel from '@mui/material/FormControlLabel';
import MenuItem from '@mui/material/MenuItem';
import Switch from '@mui/material/Switch';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { CALL_KIND_LABELS } from '#shared/content/labels.ts';
import { CallKind } from '#shared/domain/call.ts';
import { localDate } from '#shared/domain/local-date.ts';

import { type NextContactForm, wanted } from './next-contact-fields.ts';

interface NextContactFieldsProps {
  form: NextContactForm;
  timeZone: string;
  problem: string;
  onChange(form: NextContactForm): void;
}

/** When to speak again, proposed from how the call ended, in the patient's own time. */
export function NextContactFields({ form, timeZone, problem, onChange }: NextContactFieldsProps) {
  const place = timeZone.split('/').at(-1)?.replaceAll('_', ' ') ?? timeZone;
  return (
    <Box component="section" aria-labelledby="next-contact-heading">
      <Box sx={{ display: 'flex', alignItems: 'center', mb: 1.25 }}>
        <Typography variant="h3" id="next-contact-heading" sx={{ flex: 1 }}>
          Next contact
        </Typography>
        <FormControlLabel
          sx={{ mr: 0, '& .MuiFormControlLabel-label': { fontSize: '0.8125rem' } }}
          control={
            <Switch
              size="small"
              checked={form.isWanted}
              onChange={(event) =>
                onChange(
                  event.target.checked ? wanted(form, timeZone, Date.now()) : { ...form, isWanted: false },
                )
              }
            />
          }
          label="Plan one"
        />
      </Box>
      {form.isWanted ? (
        <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' } }}>
          <TextField
            label="Date"
            type="date"
            value={form.date}
            onChange={(event) => onChange({ ...form, date: event.target.value })}
            slotProps={{ inputLabel: { shrink: true }, htmlInput: { min: localDate(Date.now(), timeZone) } }}
          />
          <TextField
            label={`Time in ${place}`}
            type="time"
            value={form.time}
            onChange={(event) => onChange({ ...form, time: event.target.value })}
            slotProps={{ inputLabel: { shrink: true } }}
          />
          <TextField
            select
            label="Kind"
            value={form.kind}
            onChange={(event) => onChange({ ...form, kind: CallKind.parse(event.target.value) })}
          >
            {CallKind.options.map((kind) => (
              <MenuItem key={kind} value={kind}>
                {CALL_KIND_LABELS[kind]}
              </MenuItem>
            ))}
          </TextField>
          <TextField
            label="Reason"
            value={form.reason}
            onChange={(event) => onChange({ ...form, reason: event.target.value })}
            slotProps={{ htmlInput: { maxLength: 500 } }}
            sx={{ gridColumn: '1 / -1' }}
          />
          {problem === '' ? null : (
            <Typography role="alert" variant="caption" color="error" sx={{ gridColumn: '1 / -1' }}>
              {problem}
            </Typography>
          )}
        </Box>
      ) : (
        <Typography variant="body2" color="textSecondary">
          None planned.
        </Typography>
      )}
    </Box>
  );
}
