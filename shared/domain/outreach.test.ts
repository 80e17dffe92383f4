import { expect, test } from 'vitest';
import { PROGRAM_TARGETS } from '../content/program-targets.ts';
import { callability } from './calling-hours.ts';
import { proposeNextContact } from './next-contact.ts';
import { Outreach, USUAL_OUTREACH } from './outreach.ts';
import type { Patient } from './patient.ts';
import { toInstant } from './primitives.ts';
import { queueContext, rankPatient } from './queue.ts';
import { makeCall, makePatient } from './test-documents.ts';

// Tuesday, November 24, 2026, 11:00 AM in New York.
const now = Date.parse('2026-11-24T16:00:00.000Z');
const late: Outreach = { ...USUAL_OUTREACH, callingHours: { from: '12:00', to: '20:30' } };
const patient = makePatient({ timeZone: 'America/New_York', riskTier: 'stable' });

function row(outreach: Outreach, one: Patient = patient, days = 20) {
  const startedAt = toInstant(now - days * 86_400_000);
  const calls = [makeCall({ startedAt, endedAt: startedAt })];
  const context = queueContext(now, 'America/New_York', PROGRAM_TARGETS, outreach);
  return rankPatient(one, { calls, tasks: [], timeEntries: [] }, context);
}

test('a practice that calls later in the day calls nobody before, and its patients may be called when it begins', () => {
  expect(row(USUAL_OUTREACH)?.callable.now).toBe(true);
  const callable = row(late)?.callable;
  expect(callable).toMatchObject({ now: false, reason: 'Before 12:00 PM where the patient is' });
  expect(callable?.opensAt).toBe('2026-11-24T17:00:00.000Z');
  expect(callability(patient, Date.parse('2026-11-25T01:15:00.000Z'), late.callingHours).now).toBe(true);
});

test('a shorter cadence makes a contact overdue sooner, and proposes the next one within it', () => {
  const often = { ...USUAL_OUTREACH, cadenceDays: { ...USUAL_OUTREACH.cadenceDays, stable: 10 } };
  const points = (outreach: Outreach) =>
    row(outreach)?.reasons.find(({ code }) => code === 'contact')?.points ?? 0;
  expect(points(often)).toBeGreaterThan(points(USUAL_OUTREACH));
  const proposed = (outreach: Outreach) =>
    proposeNextContact(patient, 'reached-completed', now, [], outreach);
  expect(proposed(often)?.dueAt.slice(0, 10)).toBe('2026-12-04');
  expect(proposed(USUAL_OUTREACH)?.dueAt.slice(0, 10)).toBe('2026-12-22');
  expect(proposed(late)?.dueAt).toBe('2026-12-22T17:00:00.000Z');
});

test.each([
  ['07:59', '20:00', 'must lie between 08:00 and 21:00'],
  ['09:00', '21:01', 'must lie between 08:00 and 21:00'],
  ['12:00', '12:00', 'must begin before they end'],
])('calling hours from %s to %s %s', (from, to, message) => {
  const checked = Outreach.shape.callingHours.safeParse({ from, to });
  expect(checked.error?.issues.map((issue) => issue.message)).toContain(message);
});
