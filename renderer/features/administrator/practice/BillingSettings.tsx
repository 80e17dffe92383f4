import Autocomplete from '@mui/material/Autocomplete';
import Switch from '@mui/material/Switch';
import TextField from '@mui/material/TextField';
import { useQuery } from '@tanstack/react-query';
import { useEngine } from '../../../client/EngineProvider.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { SettingRow } from './SettingRow.tsx';
import type { SectionProps } from './section-props.ts';

/** What the practice is, and who of it does what billing asks for. */
export function BillingSettings({ form, isChanged, onChange }: SectionProps) {
  const people = useQuery(useEngine().administration.people.queryOptions()).data?.people ?? [];
  const offered = people.filter(({ isActive, role }) => isActive && role !== 'administrator');
  const nameOf = (id: string) =>
    people.find(({ staffId }) => staffId === id)?.name ?? 'Somebody who has left';
  return (
    <Panel title="Your practice">
      <SettingRow
        title="Rural or federally qualified health center"
        isChanged={isChanged('isSafetyNetClinic')}
        control={
          <Switch
            checked={form.isSafetyNetClinic}
            onChange={(_event, isSafetyNetClinic) => onChange({ isSafetyNetClinic })}
            slotProps={{ input: { 'aria-label': 'Rural or federally qualified health center' } }}
          />
        }
      >
        Such a clinic bills care management under rules of its own.
      </SettingRow>
      <SettingRow
        title="Behavioral health training"
        isChanged={isChanged('behavioralCareManagers')}
        control={
          <Autocomplete
            multiple
            size="small"
            options={offered.map(({ staffId }) => staffId)}
            value={form.behavioralCareManagers}
            getOptionLabel={nameOf}
            onChange={(_event, behavioralCareManagers) => onChange({ behavioralCareManagers })}
            renderInput={(params) => <TextField {...params} label="Who has it" />}
            sx={{ width: { xs: '100%', sm: '17rem' } }}
          />
        }
      >
        Only their minutes count for collaborative care.
      </SettingRow>
    </Panel>
  );
}
