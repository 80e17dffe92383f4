import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormLabel from '@mui/material/FormLabel';
import MenuItem from '@mui/material/MenuItem';
import Popover from '@mui/material/Popover';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { CALL_KIND_LABELS } from '#shared/content/labels.ts';
import { CallKind } from '#shared/domain/call.ts';
import type { Phone } from '#shared/domain/patient.ts';

import { phoneText } from '../formats.ts';
import type { StartCallChoice } from './use-start-call.ts';

const INBOUND = 'inbound';

interface StartCallOptionsProps {
  anchor: HTMLElement | null;
  phones: readonly Phone[];
  suggestedKind: CallKind;
  onClose(): void;
  onStart(choice: StartCallChoice): void;
}

/** Which number to dial, or that the patient is calling in, and what the call is about. */
export function StartCallOptions({ anchor, phones, suggestedKind, onClose, onStart }: StartCallOptionsProps) {
  const preferred = phones.find(({ isPreferred }) => isPreferred) ?? phones[0];
  const [chosen, setChosen] = useState(preferred?.id ?? INBOUND);
  const [kind, setKind] = useState<CallKind>(suggestedKind);
  const start = () => {
    const number = phones.find(({ id }) => id === chosen)?.number ?? '';
    onStart({ number, kind, direction: chosen === INBOUND ? 'inbound' : 'outbound' });
    onClose();
  };
  return (
    <Popover
      open
      anchorEl={anchor}
      onClose={onClose}
      anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
      transformOrigin={{ vertical: 'top', horizontal: 'right' }}
      slotProps={{
        paper: {
          role: 'dialog',
          'aria-modal': true,
          'aria-label': 'Start a call',
          sx: { mt: 0.5, border: 1, borderColor: 'divider' },
        },
      }}
    >
      <Box
        component="form"
        onSubmit={(event) => {
          event.preventDefault();
          start();
        }}
        sx={{ p: 2, width: 320, display: 'grid', gap: 1.5 }}
      >
        <Box>
          <FormLabel id="start-call-number">Number</FormLabel>
          <RadioGroup
            aria-labelledby="start-call-number"
            value={chosen}
            onChange={(_event, value) => setChosen(value)}
          >
            {phones.map((phone) => (
              <FormControlLabel
                key={phone.id}
                value={phone.id}
                control={<Radio size="small" autoFocus={phone.id === preferred?.id} />}
                label={`${phoneText(phone.number)} · ${phone.use}${phone.isPreferred ? ', preferred' : ''}`}
              />
            ))}
            <FormControlLabel
              value={INBOUND}
              control={<Radio size="small" />}
              label="The patient is calling in"
            />
          </RadioGroup>
        </Box>
        <TextField
          select
          label="Kind of call"
          value={kind}
          onChange={(event) => setKind(CallKind.parse(event.target.value))}
        >
          {CallKind.options.map((option) => (
            <MenuItem key={option} value={option}>
              {CALL_KIND_LABELS[option]}
            </MenuItem>
          ))}
        </TextField>
        <Button type="submit" variant="contained">
          Start call
        </Button>
      </Box>
    </Popover>
  );
}
