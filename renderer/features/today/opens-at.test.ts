import { expect, test } from 'vitest';
import { opensText } from './opens-at.ts';

const now = Date.parse('2026-11-21T15:00:00.000Z');

test('the day is named only when it is not today where the patient is', () => {
  expect(opensText('2026-11-21T16:00:00.000Z', 'America/Phoenix', now)).toBe('opens 9:00 AM');
  expect(opensText('2026-11-23T15:00:00.000Z', 'America/New_York', now)).toBe('opens Mon 10:00 AM');
  // Already tomorrow in Guam, although not yet in the office.
  expect(opensText('2026-11-21T22:00:00.000Z', 'Pacific/Guam', now)).toBe('opens 8:00 AM');
});
