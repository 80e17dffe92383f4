import Box from '@mui/material/Box';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { AUDIT_GROUPS } from '#shared/content/audit-actions.ts';
import { AuditGroup } from '#shared/domain/audit-group.ts';
import { useEngine } from '../../client/EngineProvider.tsx';
import { ToggleChip } from '../../ui/ToggleChip.tsx';
import { PatientField } from '../PatientField.tsx';
import { dateBack } from './audit-view.ts';
import type { AuditAsked } from './use-audit-filter.ts';

const PERIODS = [
  { label: 'Today', days: 0 },
  { label: '7 days', days: 6 },
  { label: '90 days', days: 89 },
  { label: 'A year', days: 364 },
];

interface AuditFiltersProps {
  asked: AuditAsked;
  onChange: (change: Partial<AuditAsked>) => void;
  /** An administrator's device has no patients to choose from. */
  withPatient: boolean;
}

/** What is looked for: whose chart, by whom, what, and when. */
export function AuditFilters({ asked, onChange, withPatient }: AuditFiltersProps) {
  const [now] = useState(Date.now);
  const choices = useQuery(
    useEngine().audit.choices.queryOptions({ input: { patientId: asked.patientId } }),
  ).data;
  const people = choices?.people ?? [];
  const isKnown = people.some(({ staffId }) => staffId === asked.staffId);
  const patient =
    asked.patientId === ''
      ? null
      : { patientId: asked.patientId, name: choices?.patientName || 'A patient not on this device' };
  const select = { inputLabel: { shrink: true }, select: { displayEmpty: true } };
  const isWrong = asked.last < asked.first;
  return (
    <Box
      role="search"
      aria-label="Audit trail"
      sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}
    >
      {withPatient ? (
        <PatientField
          chosen={patient}
          onChoose={(chosen) => onChange({ patientId: chosen?.patientId ?? '' })}
          width="13.75rem"
        />
      ) : null}
      <TextField
        select
        size="small"
        label="Person"
        value={isKnown ? asked.staffId : ''}
        onChange={({ target }) => onChange({ staffId: target.value })}
        sx={{ width: 190 }}
        slotProps={select}
      >
        <MenuItem value="">Everybody</MenuItem>
        {people.map(({ staffId, name, isActive }) => (
          <MenuItem key={staffId} value={staffId}>
            {isActive ? name : `${name} (left)`}
          </MenuItem>
        ))}
      </TextField>
      <TextField
        select
        size="small"
        label="What"
        value={asked.group}
        onChange={({ target }) => onChange({ group: AuditGroup.safeParse(target.value).data ?? '' })}
        sx={{ width: 190 }}
        slotProps={select}
      >
        <MenuItem value="">Everything</MenuItem>
        {Object.entries(AUDIT_GROUPS).map(([group, label]) => (
          <MenuItem key={group} value={group}>
            {label}
          </MenuItem>
        ))}
      </TextField>
      {(['first', 'last'] as const).map((end) => (
        <TextField
          key={end}
          type="date"
          size="small"
          label={end === 'first' ? 'From' : 'Until'}
          value={asked[end]}
          error={isWrong}
          onChange={({ target }) => onChange({ [end]: target.value })}
          sx={{ width: 150 }}
          slotProps={{ inputLabel: { shrink: true } }}
        />
      ))}
      <Box role="group" aria-label="Period" sx={{ display: 'flex', gap: 0.5 }}>
        {PERIODS.map(({ label, days }) => {
          const first = dateBack(days, now);
          const last = dateBack(0, now);
          return (
            <ToggleChip
              key={label}
              label={label}
              isOn={asked.first === first && asked.last === last}
              onToggle={() => onChange({ first, last })}
            />
          );
        })}
      </Box>
    </Box>
  );
}
