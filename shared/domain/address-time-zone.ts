import table from './data/time-zones.json' with { type: 'json' };
import { localMoment } from './local-date.ts';
import type { Patient } from './patient.ts';
import type { TimeZone } from './primitives.ts';

interface StateZone {
  name: string;
  /** The zone of most of the state. */
  zone: string;
  /** Other zones by postal code or its first digits; the longest match counts. */
  postalCodes?: Record<string, string>;
}

const STATES = new Map<string, StateZone>(Object.entries(table));
const CODE_BY_NAME = new Map([...STATES].map(([code, { name }]) => [name.toLowerCase(), code]));

/** States and territories with their two letters, by name. */
export const US_STATES: readonly { code: string; name: string }[] = [...STATES]
  .map(([code, { name }]) => ({ code, name }))
  .sort((left, right) => (left.name < right.name ? -1 : 1));

/** `MA` for `Massachusetts` or `ma`; the text itself when it is no state. */
export function stateCode(state: string): string {
  const trimmed = state.trim();
  const upper = trimmed.toUpperCase();
  return STATES.has(upper) ? upper : (CODE_BY_NAME.get(trimmed.toLowerCase()) ?? trimmed);
}

/** `Massachusetts` for `MA`; undefined when it is no code of a state. */
export function stateName(code: string): string | undefined {
  return STATES.get(code)?.name;
}

/**
 * The IANA time zone of a US address, by state and, where a state has two, by postal code. A split county without a
 * postal code of its own takes the zone of most of its state. Undefined when the state is unknown.
 */
export function timeZoneOf(state: string, postalCode: string): string | undefined {
  const found = STATES.get(stateCode(state));
  if (found === undefined) return undefined;
  const digits = postalCode.trim().slice(0, 5);
  for (let length = 5; length >= 3; length -= 1) {
    const zone = digits.length >= length ? found.postalCodes?.[digits.slice(0, length)] : undefined;
    if (zone !== undefined) return zone;
  }
  return found.zone;
}

/**
 * Where a patient's clock is: the zone on her record, which somebody stated or which came with her address, and where that names no place the
 * zone of her address. An area code says nothing. Undefined when neither is known.
 * Source: domain.md 5.4, 2026-11-21.
 */
export function patientTimeZone(patient: Pick<Patient, 'timeZone' | 'address'>): TimeZone | undefined {
  if (isKnownTimeZone(patient.timeZone)) return patient.timeZone;
  return timeZoneOf(patient.address.state, patient.address.postalCode);
}

/** Stands on a record whose zone nobody knows. The patient is called in hours that are fit everywhere. */
export const UNKNOWN_TIME_ZONE: TimeZone = 'Etc/Unknown';

const knownZones = new Map<string, boolean>();

/** Whether a name is a time zone of a place. `UTC`, `Etc/GMT+5` and unknown names are not: nobody lives there. */
export function isKnownTimeZone(timeZone: TimeZone): boolean {
  let isKnown = knownZones.get(timeZone);
  if (isKnown === undefined) {
    isKnown = timeZone.includes('/') && !timeZone.startsWith('Etc/') && canResolve(timeZone);
    knownZones.set(timeZone, isKnown);
  }
  return isKnown;
}

function canResolve(timeZone: TimeZone): boolean {
  try {
    localMoment(0, timeZone);
    return true;
  } catch {
    return false;
  }
}
