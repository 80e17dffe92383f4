import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { callability, US_TIME_ZONES } from './calling-hours.ts';
import { localMoment } from './local-date.ts';
import type { CallWindow, Patient } from './patient.ts';
import { makePatient, testId } from './test-documents.ts';

type Facts = Pick<Patient, 'timeZone' | 'address' | 'callWindows' | 'deceased'>;
const NOWHERE = { lines: [], city: '', state: '', postalCode: '' };
const patient = (timeZone: string, callWindows: CallWindow[] = []): Facts =>
  makePatient({ timeZone, callWindows, address: NOWHERE });
const at = (instant: string) => Date.parse(instant);
const window = (days: CallWindow['days'], from: string, to: string): CallWindow => ({
  id: testId(1),
  days,
  from,
  to,
});

describe('callability', () => {
  test('inside the hours of her own zone', () => {
    expect(callability(patient('America/New_York'), at('2026-11-20T15:05:00.000Z'))).toEqual({
      now: true,
      localTime: '10:05 AM',
      reason: '',
      opensAt: null,
    });
  });

  test('the same moment is too early in the west', () => {
    expect(callability(patient('America/Los_Angeles'), at('2026-11-20T15:05:00.000Z'))).toEqual({
      now: false,
      localTime: '7:05 AM',
      reason: 'Before 9:00 AM where the patient is',
      opensAt: '2026-11-20T17:00:00.000Z',
    });
  });

  test('8 PM is too late, a second earlier is not', () => {
    expect(callability(patient('America/New_York'), at('2026-11-21T00:59:59.000Z')).now).toBe(true);
    expect(callability(patient('America/New_York'), at('2026-11-21T01:00:00.000Z'))).toMatchObject({
      now: false,
      localTime: '8:00 PM',
      opensAt: '2026-11-21T14:00:00.000Z',
    });
  });

  test('the night of a change to daylight saving opens at nine by the new time', () => {
    const evening = at('2026-03-08T02:30:00.000Z'); // Saturday 9:30 PM in New York, the clocks go forward at 2 AM
    expect(callability(patient('America/New_York'), evening).opensAt).toBe('2026-03-08T13:00:00.000Z');
    expect(callability(patient('America/Phoenix'), at('2026-03-08T15:30:00.000Z')).opensAt).toBe(
      '2026-03-08T16:00:00.000Z',
    );
  });

  test('Arizona keeps its time while Denver changes', () => {
    const summer = at('2026-07-01T15:30:00.000Z');
    expect(callability(patient('America/Denver'), summer)).toMatchObject({ now: true, localTime: '9:30 AM' });
    expect(callability(patient('America/Phoenix'), summer)).toMatchObject({
      now: false,
      localTime: '8:30 AM',
    });
    const winter = at('2026-12-01T16:30:00.000Z');
    expect(callability(patient('America/Denver'), winter).now).toBe(true);
    expect(callability(patient('America/Phoenix'), winter).now).toBe(true);
  });

  test('without a zone on record it is that of her address, by state and postal code; a stated one counts over it', () => {
    const now = at('2026-07-15T15:30:00.000Z');
    const living = (state: string, postalCode: string, timeZone = 'Etc/Unknown') =>
      callability({ ...patient(timeZone), address: { ...NOWHERE, state, postalCode } }, now).localTime;
    expect(living('NY', '12207')).toBe('11:30 AM');
    expect(living('AZ', '85701')).toBe('8:30 AM');
    expect(living('Arizona', '86515')).toBe('9:30 AM');
    expect(living('FL', '32502')).toBe('10:30 AM');
    expect(living('AZ', '85701', 'America/Chicago')).toBe('10:30 AM');
    expect(living('Ontario', 'M5V 2T6')).toBe('');
  });

  test('the times she asked for', () => {
    const windows = [window(['monday', 'wednesday'], '10:00', '12:00')];
    const friday = at('2026-11-20T15:05:00.000Z');
    expect(callability(patient('America/New_York', windows), friday)).toEqual({
      now: false,
      localTime: '10:05 AM',
      reason: 'Outside the times the patient asked for: next Monday, 10:00 AM there',
      opensAt: '2026-11-23T15:00:00.000Z',
    });
    expect(callability(patient('America/New_York', windows), at('2026-11-23T15:00:00.000Z')).now).toBe(true);
    expect(callability(patient('America/New_York', windows), at('2026-11-23T17:00:00.000Z')).opensAt).toBe(
      '2026-11-25T15:00:00.000Z',
    );
  });

  test('a window is cut to the hours; one without days is for all days', () => {
    const windows = [window([], '06:00', '10:00')];
    expect(callability(patient('America/New_York', windows), at('2026-11-20T13:30:00.000Z'))).toMatchObject({
      now: false,
      opensAt: '2026-11-20T14:00:00.000Z',
    });
  });

  test('windows that can never be met are not followed', () => {
    const windows = [window(['friday'], '21:00', '22:00'), window(['friday'], '15:00', '10:00')];
    expect(callability(patient('America/New_York', windows), at('2026-11-20T15:05:00.000Z')).now).toBe(true);
  });

  test('nobody reported deceased is called', () => {
    const facts = { ...patient('America/New_York'), deceased: 'reported' as const };
    expect(callability(facts, at('2026-11-20T15:05:00.000Z'))).toMatchObject({ now: false, opensAt: null });
  });

  test.each(['', 'UTC', 'Etc/GMT+5', 'America/Nowhere', 'Eastern'])(
    'with the zone "%s" only hours fit everywhere',
    (zone) => {
      // From 9 AM in Honolulu to 8 PM in Puerto Rico.
      expect(callability(patient(zone), at('2026-11-20T18:59:00.000Z'))).toEqual({
        now: false,
        localTime: '',
        reason: 'Time zone not known: from 2:00 PM Eastern it is a fit hour everywhere',
        opensAt: '2026-11-20T19:00:00.000Z',
      });
      expect(callability(patient(zone), at('2026-11-20T19:00:00.000Z')).now).toBe(true);
      expect(callability(patient(zone), at('2026-11-20T23:59:59.000Z')).now).toBe(true);
      expect(callability(patient(zone), at('2026-11-21T00:00:00.000Z'))).toMatchObject({
        now: false,
        opensAt: '2026-11-21T19:00:00.000Z',
      });
    },
  );

  test('hours too narrow to be fit everywhere never open', () => {
    const answer = callability(patient(''), at('2026-11-20T19:00:00.000Z'), { from: '09:00', to: '10:00' });
    expect(answer).toMatchObject({ now: false, opensAt: null });
  });

  test('at the moment it opens she may be called, and never outside nine to eight', () => {
    const day = fc.constantFrom<CallWindow['days'][number]>('monday', 'tuesday', 'saturday', 'sunday');
    const hour = fc.integer({ min: 0, max: 23 }).map((value) => `${String(value).padStart(2, '0')}:30`);
    const windows = fc.array(
      fc.record({ id: fc.constant(testId(1)), days: fc.array(day), from: hour, to: hour }),
      {
        maxLength: 3,
      },
    );
    fc.assert(
      fc.property(
        fc.integer({ min: at('2024-01-01T00:00:00.000Z'), max: at('2030-01-01T00:00:00.000Z') }),
        fc.constantFrom(...US_TIME_ZONES, 'unknown'),
        windows,
        (now, zone, callWindows) => {
          const answer = callability(patient(zone, callWindows), now);
          if (!answer.now) {
            expect(answer.reason).not.toBe('');
            const opensAt = at(answer.opensAt as string);
            expect(opensAt).toBeGreaterThan(now);
            expect(callability(patient(zone, callWindows), opensAt).now).toBe(true);
            expect(callability(patient(zone, callWindows), opensAt - 1).now).toBe(false);
          } else {
            for (const one of zone === 'unknown' ? US_TIME_ZONES : [zone]) {
              const { minutes } = localMoment(now, one);
              expect(minutes >= 9 * 60 && minutes < 20 * 60).toBe(true);
            }
          }
        },
      ),
      { seed: 51 },
    );
  });
});
