import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import { RISK_TIER_LABELS } from '#shared/content/labels.ts';
import { CallingHours, USUAL_OUTREACH } from '#shared/domain/outreach.ts';
import { RiskTier } from '#shared/domain/patient.ts';
import { Panel } from '../../../ui/Panel.tsx';
import { NumberSetting } from './NumberSetting.tsx';
import { SettingRow } from './SettingRow.tsx';
import type { SectionProps } from './section-props.ts';

/** When patients may be called, and after how many days a contact is overdue. */
export function CallingSettings({ form, isChanged, onChange }: SectionProps) {
  const { callingHours, cadenceDays } = form.outreach;
  const setHours = (part: Partial<CallingHours>) =>
    onChange({ outreach: { ...form.outreach, callingHours: { ...callingHours, ...part } } });
  const problem = CallingHours.safeParse(callingHours).error?.issues[0]?.message;
  const time = (name: 'from' | 'to', label: string) => (
    <TextField
      label={label}
      type="time"
      value={callingHours[name]}
      error={problem !== undefined}
      onChange={({ target }) => setHours({ [name]: target.value })}
      slotProps={{ inputLabel: { shrink: true } }}
      sx={{ width: '8.5rem' }}
    />
  );
  return (
    <Panel title="Calling">
      <SettingRow
        title="Calling hours"
        source="telephone solicitation 8 AM to 9 PM, narrowest state rule known until 8 PM"
        isChanged={isChanged('outreach')}
        control={
          <>
            {time('from', 'From')}
            {time('to', 'To')}
          </>
        }
      >
        By the patient’s own clock. Outside of them a patient cannot be called from the list.
        {problem === undefined ? null : (
          <Box role="alert" sx={{ color: 'error.main' }}>
            The hours {problem}.
          </Box>
        )}
      </SettingRow>
      <SettingRow
        title="Contact at least every"
        source="weekly to every two weeks, monthly, monthly, monthly review"
        isChanged={isChanged('outreach')}
        control={
          <Box sx={{ display: 'grid', gap: 1, gridTemplateColumns: '1fr 1fr', pt: 0.5 }}>
            {RiskTier.options.map((tier) => (
              <NumberSetting
                key={tier}
                label={RISK_TIER_LABELS[tier]}
                unit="days"
                least={1}
                most={120}
                value={cadenceDays[tier]}
                onChange={(days) =>
                  onChange({ outreach: { ...form.outreach, cadenceDays: { ...cadenceDays, [tier]: days } } })
                }
              />
            ))}
          </Box>
        }
      >
        Days after which a contact is overdue and the patient rises in the list, by risk. Usual:{' '}
        {RiskTier.options.map((tier) => USUAL_OUTREACH.cadenceDays[tier]).join(', ')}.
      </SettingRow>
    </Panel>
  );
}
