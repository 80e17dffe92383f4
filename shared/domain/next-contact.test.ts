import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isBusinessDay } from './business-days.ts';
import { Disposition } from './call.ts';
import { callability } from './calling-hours.ts';
import { localDate } from './local-date.ts';
import { proposeNextContact } from './next-contact.ts';
import { RiskTier } from './patient.ts';
import { makePatient, testId } from './test-documents.ts';

// Friday, November 20, 2026, 10:10 AM in New York.
const friday = Date.parse('2026-11-20T15:10:00.000Z');
const propose = (disposition: Disposition, now = friday, changes: Parameters<typeof makePatient>[0] = {}) =>
  proposeNextContact(makePatient(changes), disposition, now);

describe('proposeNextContact', () => {
  test('no answer: the next workday, at another time of day', () => {
    expect(propose('no-answer')).toEqual({
      dueAt: '2026-11-23T18:30:00.000Z', // Monday, 1:30 PM
      kind: 'monthly-check-in',
      reason: 'No answer: try at another time of day',
    });
    expect(propose('no-answer', Date.parse('2026-11-20T19:00:00.000Z'))?.dueAt).toBe(
      '2026-11-23T22:00:00.000Z',
    );
    expect(propose('no-answer', Date.parse('2026-11-20T22:30:00.000Z'))?.dueAt).toBe(
      '2026-11-23T14:30:00.000Z',
    );
  });

  test('over Thanksgiving', () => {
    expect(propose('no-answer', Date.parse('2026-11-25T15:10:00.000Z'))?.dueAt).toBe(
      '2026-11-27T18:30:00.000Z',
    );
  });

  test('completed: once in the next month, at about this time; every two weeks at high risk', () => {
    expect(propose('reached-completed')?.dueAt).toBe('2026-12-18T15:00:00.000Z');
    expect(propose('reached-completed', Date.parse('2026-12-01T15:10:00.000Z'))?.dueAt).toBe(
      '2027-01-04T15:00:00.000Z',
    );
    expect(propose('reached-completed', friday, { riskTier: 'high' })?.dueAt).toBe(
      '2026-12-04T15:00:00.000Z',
    );
  });

  test('a dropped line is called back in ten minutes, or when it opens again', () => {
    expect(propose('call-dropped')?.dueAt).toBe('2026-11-20T15:20:00.000Z');
    expect(propose('call-dropped', Date.parse('2026-11-21T00:55:00.000Z'))?.dueAt).toBe(
      '2026-11-21T14:00:00.000Z',
    );
  });

  test('an emergency is followed up the next day, weekend or not', () => {
    expect(propose('emergency-escalated')?.dueAt).toBe('2026-11-21T15:00:00.000Z');
  });

  test('the windows she asked for are kept', () => {
    const callWindows = [{ id: testId(1), days: ['wednesday' as const], from: '10:00', to: '12:00' }];
    expect(propose('no-answer', friday, { callWindows })?.dueAt).toBe('2026-11-25T15:00:00.000Z');
  });

  test('nothing where outreach stops', () => {
    expect(propose('deceased-reported')).toBeNull();
    expect(propose('reached-declined-program')).toBeNull();
    expect(propose('no-answer', friday, { deceased: 'reported' })).toBeNull();
  });

  test('whoever can only be called on Sundays is called on a Sunday', () => {
    const callWindows = [{ id: testId(1), days: ['sunday' as const], from: '10:00', to: '12:00' }];
    expect(propose('no-answer', friday, { callWindows })?.dueAt).toBe('2026-11-29T15:00:00.000Z');
    expect(propose('emergency-escalated', friday, { callWindows })?.dueAt).toBe('2026-11-22T15:00:00.000Z');
  });

  test('the fourth attempt of a week waits for the next; rings at the part of the day that was tried least', () => {
    const at = (instants: string[], now: number) =>
      proposeNextContact(makePatient(), 'no-answer', now, instants)?.dueAt;
    const wednesday = Date.parse('2026-11-18T15:10:00.000Z'); // 10:10 AM
    const monday = '2026-11-16T15:00:00.000Z';
    const tuesday = '2026-11-17T18:30:00.000Z';
    // Morning, midday and again morning: the late afternoon is left, but the week has had its three.
    expect(at([monday, tuesday], wednesday)).toBe('2026-11-23T22:00:00.000Z');
    expect(at([tuesday], wednesday)).toBe('2026-11-19T22:00:00.000Z');
    // Whatever is agreed with the person is no attempt.
    const agreed = proposeNextContact(makePatient(), 'reached-partial', wednesday, [monday, tuesday]);
    expect(agreed?.dueAt).toBe('2026-11-19T15:00:00.000Z');
  });

  test('is always in the future, in calling hours, and on a workday unless urgent', () => {
    const urgent: Disposition[] = ['call-dropped', 'emergency-escalated', 'hospitalized', 'moved-facility'];
    fc.assert(
      fc.property(
        fc.constantFrom(...Disposition.options),
        fc.constantFrom(...RiskTier.options),
        fc.constantFrom('America/New_York', 'America/Phoenix', 'Pacific/Honolulu', 'unknown'),
        fc.integer({ min: Date.UTC(2025, 0, 1), max: Date.UTC(2029, 0, 1) }),
        fc.array(fc.integer({ min: 1, max: 14 * 24 }), { maxLength: 6 }),
        (disposition, riskTier, timeZone, now, hoursAgo) => {
          const patient = makePatient({ riskTier, timeZone });
          const attempts = hoursAgo.map((hours) => new Date(now - hours * 3_600_000).toISOString());
          const next = proposeNextContact(patient, disposition, now, attempts);
          if (!next) return;
          const dueAt = Date.parse(next.dueAt);
          expect(dueAt).toBeGreaterThan(now);
          expect(callability(patient, dueAt).now).toBe(true);
          const zone = timeZone === 'unknown' ? 'America/New_York' : timeZone;
          if (!urgent.includes(disposition)) expect(isBusinessDay(localDate(dueAt, zone))).toBe(true);
          expect(dueAt - now).toBeLessThan(40 * 86_400_000);
        },
      ),
      { seed: 91 },
    );
  });
});
