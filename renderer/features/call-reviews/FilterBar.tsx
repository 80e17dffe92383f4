import Box from '@mui/material/Box';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import type { ReactNode } from 'react';
import { dispositionLabel } from '#shared/content/dispositions.ts';
import { CALL_STANDING_LABELS } from '#shared/content/labels.ts';
import type { CallReviewFilter, CallReviewList } from '#shared/contract/engine/call-reviews.ts';
import { Disposition } from '#shared/domain/call.ts';
import { CALL_STANDINGS } from '#shared/domain/call-reviews.ts';
import { ToggleChip } from '../../ui/ToggleChip.tsx';

interface FilterBarProps {
  filter: CallReviewFilter;
  list: CallReviewList | undefined;
  onChange(change: Partial<CallReviewFilter>): void;
}

/** What the list is narrowed by: where a call stands, whose it is, how it ended, and how long ago. */
export function FilterBar({ filter, list, onChange }: FilterBarProps) {
  const isKnown = list?.staff.some(({ staffId }) => staffId === filter.staffId) ?? false;
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75, alignItems: 'center' }}>
      <Box role="group" aria-label="Standing" sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75 }}>
        {CALL_STANDINGS.map((standing) => (
          <ToggleChip
            key={standing}
            label={CALL_STANDING_LABELS[standing]}
            {...(list === undefined ? {} : { count: list.counts[standing] })}
            isOn={filter.standing === standing}
            onToggle={() => onChange({ standing: filter.standing === standing ? '' : standing })}
          />
        ))}
        <ToggleChip
          label="Escalated only"
          isOn={filter.isEscalated}
          onToggle={() => onChange({ isEscalated: !filter.isEscalated })}
        />
      </Box>
      <Box sx={{ flex: 1 }} />
      <Choice
        label="Care manager"
        value={isKnown ? filter.staffId : ''}
        width={170}
        onChange={(staffId) => onChange({ staffId })}
      >
        <MenuItem value="">Everybody</MenuItem>
        {(list?.staff ?? []).map(({ staffId, name }) => (
          <MenuItem key={staffId} value={staffId}>
            {name}
          </MenuItem>
        ))}
      </Choice>
      <Choice
        label="Outcome"
        value={filter.disposition}
        width={190}
        onChange={(value) => onChange({ disposition: Disposition.safeParse(value).data ?? '' })}
      >
        <MenuItem value="">Any outcome</MenuItem>
        {Disposition.options.map((disposition) => (
          <MenuItem key={disposition} value={disposition}>
            {dispositionLabel(disposition)}
          </MenuItem>
        ))}
      </Choice>
      <Choice
        label="Called in the last"
        value={String(filter.days)}
        width={130}
        onChange={(value) => onChange({ days: Number(value) })}
      >
        {[1, 7, 30, 90].map((days) => (
          <MenuItem key={days} value={String(days)}>
            {days === 1 ? '24 hours' : `${days} days`}
          </MenuItem>
        ))}
      </Choice>
    </Box>
  );
}

interface ChoiceProps {
  label: string;
  value: string;
  width: number;
  onChange(value: string): void;
  children: ReactNode;
}

function Choice({ label, value, width, onChange, children }: ChoiceProps) {
  return (
    <TextField
      select
      size="small"
      label={label}
      value={value}
      onChange={({ target }) => onChange(target.value)}
      sx={{ width }}
      slotProps={{ inputLabel: { shrink: true }, select: { displayEmpty: true } }}
    >
      {children}
    </TextField>
  );
}
