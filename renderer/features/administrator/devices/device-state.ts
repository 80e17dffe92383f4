import type { DeviceRecord } from '#shared/contract/administration.ts';
import { formatAgo, formatDateTime } from '../../../ui/format.ts';
import type { Tone } from '../../../ui/tone.ts';

const DAY_MS = 86_400_000;

/** What can be done with a device follows from this. `wiped`: retired, and nothing opens it any more. */
export type DeviceStanding = 'in-use' | 'silent' | 'retired' | 'wiped';

export interface DeviceState {
  standing: DeviceStanding;
  tone: Tone;
  label: string;
  /** What may be on it that nobody else has; empty: nothing to say. */
  hint: string;
}

/** How a device stands, and what to know before it is retired or wiped. What waits on it unsent only the device knows. */
export function deviceState(device: DeviceRecord, now: number): DeviceState {
  const { lastContactAt, retiredAt, recoveredAt, hasRecoveryKey } = device;
  if (retiredAt !== '') {
    if (!hasRecoveryKey) {
      return {
        ...{ standing: 'wiped', tone: 'neutral', label: 'Wiped' },
        hint: 'Nothing on it can be opened any more.',
      };
    }
    return {
      ...{ standing: 'retired', tone: 'neutral', label: `Retired ${formatAgo(retiredAt, now)}` },
      hint:
        recoveredAt > retiredAt
          ? `Sent what it held with its recovery key, ${formatDateTime(recoveredAt, now)}.`
          : 'What it had not sent waits for its recovery key.',
    };
  }
  if (now - Date.parse(lastContactAt) > DAY_MS) {
    return {
      ...{ standing: 'silent', tone: 'caution', label: 'Silent' },
      hint: `What was written on it since ${formatDateTime(lastContactAt, now)} may be nowhere else.`,
    };
  }
  return { standing: 'in-use', tone: 'good', label: 'In use', hint: '' };
}
