import type { Patient } from './patient.ts';
import type { Instant, LocalTime } from './primitives.ts';

/** Whether a patient may be called now. The same shape as the engine contract's `Callable`. */
export interface Callability {
  now: boolean;
  /** `2:05 PM` where the patient is, or empty when the time zone is not known. */
  localTime: string;
  /** Why not now, or empty. */
  reason: string;
  /** When the patient may be called next, if not now; null when that has no date. */
  opensAt: Instant | null;
}

export interface CallingHours {
  from: LocalTime;
  to: LocalTime;
}

export const CALLING_HOURS: CallingHours = { from: '09:00', to: '20:00' };

export function callability(
  _patient: Pick<Patient, 'timeZone' | 'callWindows' | 'deceased'>,
  _now: number,
  _hours: CallingHours = CALLING_HOURS,
): Callability {
  throw new Error('being written');
}
