import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { TRANSITION_LABELS } from '#shared/content/labels.ts';
import type { Transition } from '#shared/domain/patient.ts';
import { useNow } from '../../client/use-now.ts';
import { todayAtDesk } from '../patient/formats.ts';
import type { GapActions } from './use-gap-actions.ts';

/** Records a discharge or an emergency visit that the patient or somebody else told of. */
export function RecordTransition({ patientId, actions }: { patientId: string; actions: GapActions }) {
  const today = todayAtDesk(useNow(60_000));
  const [told, setTold] = useState<Pick<Transition, 'kind' | 'facility' | 'on' | 'reason'> | null>(null);
  if (told === null) {
    return (
      <Button
        size="small"
        sx={{ justifySelf: 'start' }}
        onClick={() => setTold({ kind: 'discharge', facility: '', on: today, reason: '' })}
      >
        Record a discharge or emergency visit
      </Button>
    );
  }
  const change = (part: Partial<typeof told>) => setTold({ ...told, ...part });
  return (
    <Box
      component="form"
      aria-label="Discharge or emergency visit"
      onSubmit={(event) => {
        event.preventDefault();
        if (told.on !== '') actions.record({ patientId, ...told }, () => setTold(null));
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') setTold(null);
      }}
      sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}
    >
      <TextField
        select
        size="small"
        label="What happened"
        value={told.kind}
        onChange={(event) => change({ kind: event.target.value as Transition['kind'] })}
        sx={{ width: 190 }}
      >
        {Object.entries(TRANSITION_LABELS).map(([kind, label]) => (
          <MenuItem key={kind} value={kind}>
            {label}
          </MenuItem>
        ))}
      </TextField>
      <TextField
        autoFocus
        size="small"
        type="date"
        label="Day"
        value={told.on}
        onChange={(event) => change({ on: event.target.value })}
        slotProps={{ inputLabel: { shrink: true }, htmlInput: { max: today } }}
        sx={{ width: 190 }}
      />
      <TextField
        size="small"
        label="Hospital"
        value={told.facility}
        onChange={(event) => change({ facility: event.target.value })}
        slotProps={{ htmlInput: { maxLength: 200 } }}
      />
      <TextField
        size="small"
        label="Reason"
        value={told.reason}
        onChange={(event) => change({ reason: event.target.value })}
        slotProps={{ htmlInput: { maxLength: 500 } }}
        sx={{ flex: 1, minWidth: 180 }}
      />
      <Button type="submit" size="small" variant="contained" disabled={told.on === ''}>
        Record
      </Button>
      <Button size="small" color="inherit" onClick={() => setTold(null)}>
        Not now
      </Button>
    </Box>
  );
}
