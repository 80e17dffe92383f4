import Autocomplete from '@mui/material/Autocomplete';
import Box from '@mui/material/Box';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { COMPACT_SEEN_ON, COMPACT_TO_CONFIRM } from '#shared/content/license-states/index.ts';
import { US_STATES } from '#shared/domain/address-time-zone.ts';
import type { LicenseRule } from '#shared/domain/license-rule.ts';
import { formatDate } from '../../../ui/format.ts';
import { Panel } from '../../../ui/Panel.tsx';
import { SettingRow } from './SettingRow.tsx';
import type { SectionProps } from './section-props.ts';

const CODES = US_STATES.map(({ code }) => code);
const NAMES = new Map(US_STATES.map(({ code, name }) => [code, name]));

/** Whether nurses are warned where no license of theirs covers a patient's state, and which states count to the compact. */
export function LicenseSettings({ form, isChanged, onChange }: SectionProps) {
  const rule = form.licenseRule;
  const set = (part: Partial<LicenseRule>) => onChange({ licenseRule: { ...rule, ...part } });
  const states = (name: 'compactAlso' | 'compactNot', label: string) => (
    <Autocomplete
      multiple
      size="small"
      options={CODES}
      value={rule[name]}
      disabled={rule.mode === 'off'}
      getOptionLabel={(code) => NAMES.get(code) ?? code}
      onChange={(_event, codes) => set({ [name]: codes })}
      renderInput={(params) => <TextField {...params} label={label} />}
      sx={{ width: { xs: '100%', sm: '17rem' } }}
    />
  );
  return (
    <Panel title="Licenses">
      <SettingRow
        title="Where no license covers a patient’s state"
        isChanged={isChanged('licenseRule')}
        control={
          <TextField
            select
            label="Then"
            value={rule.mode}
            onChange={({ target }) => set({ mode: target.value === 'off' ? 'off' : 'warn' })}
            sx={{ width: '17rem' }}
          >
            <MenuItem value="warn">Warn in the chart</MenuItem>
            <MenuItem value="off">Say nothing</MenuItem>
          </TextField>
        }
      >
        A warning keeps nobody from a patient. It looks at the states and the days of the licenses under
        People.
      </SettingRow>
      <SettingRow
        title="States of the nurse licensure compact"
        source={`public lists of the compact, last compared on ${formatDate(COMPACT_SEEN_ON)}`}
        isChanged={isChanged('licenseRule')}
        control={
          <Box sx={{ display: 'grid', gap: 1, pt: 0.5 }}>
            {states('compactAlso', 'Count these as well')}
            {states('compactNot', 'Do not count these')}
          </Box>
        }
      >
        Careline knows 40 states that take each other’s compact licenses. Your compliance lead decides about
        the others:
        <Box component="ul" sx={{ m: 0, mt: 0.5, pl: 2.25 }}>
          {COMPACT_TO_CONFIRM.map(({ state, question }) => (
            <li key={state}>{question}</li>
          ))}
        </Box>
      </SettingRow>
    </Panel>
  );
}
