import table from './data/time-zones.json' with { type: 'json' };

interface StateZone {
  name: string;
  /** The zone of most of the state. */
  zone: string;
  /** Other zones by postal code or its first digits; the longest match counts. */
  postalCodes?: Record<string, string>;
}

const STATES = new Map<string, StateZone>(Object.entries(table));
const CODE_BY_NAME = new Map([...STATES].map(([code, { name }]) => [name.toLowerCase(), code]));

/** `MA` for `Massachusetts` or `ma`; the text itself when it is no state. */
export function stateCode(state: string): string {
  const trimmed = state.trim();
  const upper = trimmed.toUpperCase();
  return STATES.has(upper) ? upper : (CODE_BY_NAME.get(trimmed.toLowerCase()) ?? trimmed);
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
