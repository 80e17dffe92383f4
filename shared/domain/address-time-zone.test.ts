import { expect, test } from 'vitest';
import { stateCode, timeZoneOf } from './address-time-zone.ts';
import table from './data/time-zones.json' with { type: 'json' };

test.each([
  ['Massachusetts', '01945', 'America/New_York'],
  ['FL', '34471', 'America/New_York'],
  ['FL', '32502', 'America/Chicago'],
  ['FL', '32456-1200', 'America/New_York'],
  ['tx', '79901', 'America/Denver'],
  ['TX', '78040', 'America/Chicago'],
  ['AZ', '85701', 'America/Phoenix'],
  ['Arizona', '86515', 'America/Denver'],
  ['TN', '37902', 'America/New_York'],
  ['TN', '38103', 'America/Chicago'],
  ['KY', '42001', 'America/Chicago'],
  ['ID', '83814', 'America/Los_Angeles'],
  ['ND', '58601', 'America/Denver'],
  ['HI', '', 'Pacific/Honolulu'],
  ['PR', '00901', 'America/Puerto_Rico'],
])('%s %s lies in %s', (state, postalCode, zone) => {
  expect(timeZoneOf(state, postalCode)).toBe(zone);
});

test('an unknown state has no zone, and keeps its name', () => {
  expect(timeZoneOf('Ontario', 'M5V 2T6')).toBeUndefined();
  expect(stateCode(' Ontario ')).toBe('Ontario');
  expect(stateCode('new york')).toBe('NY');
});

test('every zone of the table is one that the platform knows', () => {
  const zones = Object.values<{ zone: string; postalCodes?: Record<string, string> }>(table).flatMap(
    (state) => [state.zone, ...Object.values(state.postalCodes ?? {})],
  );
  for (const zone of new Set(zones)) {
    expect(() => new Intl.DateTimeFormat('en', { timeZone: zone })).not.toThrow();
  }
  expect(Object.keys(table)).toHaveLength(56);
});
