import { Panel } from '../../../ui/Panel.tsx';
import { NumberSetting } from './NumberSetting.tsx';
import { SettingRow } from './SettingRow.tsx';
import type { SectionProps } from './section-props.ts';

/** How devices lock, how long they work alone, and how far back time is booked. */
export function DeviceSettings({ form, isChanged, onChange }: SectionProps) {
  return (
    <Panel title="Devices and time">
      <SettingRow
        title="Lock"
        isChanged={isChanged('lockAfterMinutes')}
        control={
          <NumberSetting
            label="Lock after"
            unit="min"
            least={1}
            most={240}
            value={form.lockAfterMinutes}
            onChange={(lockAfterMinutes) => onChange({ lockAfterMinutes })}
          />
        }
      >
        Minutes without a key or a pointer until a device locks. Listening on the telephone is work too: too
        short a time locks in the middle of a call.
      </SettingRow>
      <SettingRow
        title="Work without the server"
        isChanged={isChanged('offlineLeaseDays')}
        control={
          <NumberSetting
            label="Opens for"
            unit="days"
            least={1}
            most={90}
            value={form.offlineLeaseDays}
            onChange={(offlineLeaseDays) => onChange({ offlineLeaseDays })}
          />
        }
      >
        Days that a device opens without meeting the server. A stolen device opens to its passphrase for as
        long; after it everything unsent is still there.
      </SettingRow>
      <SettingRow
        title="Time booked by hand"
        source="written down while it is still known what was done"
        isChanged={isChanged('manualEntryDays')}
        control={
          <NumberSetting
            label="Reaches back"
            unit="days"
            least={1}
            most={31}
            value={form.manualEntryDays}
            onChange={(manualEntryDays) => onChange({ manualEntryDays })}
          />
        }
      >
        How many days back minutes may be entered or made longer.
      </SettingRow>
    </Panel>
  );
}
