import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  answerGap,
  type ClockFacts,
  countedMilliseconds,
  openGap,
  pauseClock,
  recoverClock,
  resumeClock,
  startClock,
  tickClock,
} from './clock.ts';
import { finishClock } from './clock-intervals.ts';
import { placeApart } from './clock-places.ts';
import { clockReasons } from './clock-reason.ts';
import { findOverlaps } from './ledger/overlaps.ts';
import { testId } from './test-documents.ts';

const start = Date.parse('2026-11-20T15:00:00.000Z');
const zone = 'America/New_York';
const facts: ClockFacts = {
  ...{ id: 'work', patientId: testId(1), patientName: 'Rosa Alvarez', callId: '' },
  ...{ activity: 'chart-review', program: 'CCM' },
};

function stretch(from: number, until: number) {
  const iso = (seconds: number) => new Date(start + seconds * 1000).toISOString();
  return { startedAt: iso(from), endedAt: iso(until), seconds: until - from };
}

describe('time that is booked already', () => {
  const other = (from: number, until: number) => ({ ...stretch(from, until), isOwnTimer: false });
  const own = (from: number, until: number) => ({ ...stretch(from, until), isOwnTimer: true });

  test('of another device is left out, and what is around it stays', () => {
    expect(placeApart([stretch(0, 600)], [other(100, 160), other(300, 400)])).toEqual({
      intervals: [stretch(0, 100), stretch(160, 300), stretch(400, 600)],
      doubleSeconds: 160,
    });
    expect(placeApart([stretch(0, 600)], [other(-100, 700)])).toEqual({ intervals: [], doubleSeconds: 600 });
  });

  test('of a clock of this device was another time, whatever the wall clock said: it moves behind', () => {
    const booked = [own(50, 100), own(100, 200)];
    expect(placeApart([stretch(0, 60), stretch(70, 80)], booked)).toEqual({
      intervals: [stretch(200, 260), stretch(260, 270)],
      doubleSeconds: 0,
    });
  });

  test('that only touches is no obstacle', () => {
    const around = [own(-60, 0), own(60, 90), other(60.5, 90)];
    expect(placeApart([stretch(0, 60)], around).intervals).toEqual([stretch(0, 60)]);
  });

  test('the reasons say what was confirmed and what was left out', () => {
    const slept = tickClock(tickClock(startClock(facts, at(0)), at(4)), at(604));
    const clock = answerGap(slept, '2026-11-20T15:00:04.000Z', 'keep-all');
    const finished = finishClock(clock, at(605), zone, [other(100, 160)]);
    expect(finished).toMatchObject({ seconds: 545, doubleSeconds: 60 });
    const [first, last] = clockReasons(clock, finished, zone);
    expect(first).toBe(
      'Unseen from 2026-11-20 10:00 to 2026-11-20 10:10 (America/New_York), 10 min 0 s: the computer slept or its clock was changed. The person confirmed that this was work, and it is counted.',
    );
    expect(last).toBe('1 min 0 s are left out because they are in another entry.');
  });
});

function at(seconds: number) {
  return { wall: start + seconds * 1000, monotonic: seconds * 1000 };
}

const SEED = 20261121;

test(`whatever happens, a clock gives no second that neither passed nor was confirmed, and nothing twice (seed ${SEED})`, () => {
  const step = fc.record({
    action: fc.constantFrom('tick', 'tick', 'tick', 'pause', 'resume', 'restart', 'keep', 'drop', 'discard'),
    passed: fc.oneof(fc.integer({ min: 0, max: 5000 }), fc.integer({ min: 0, max: 400_000 })),
    wallShift: fc.oneof(
      { weight: 4, arbitrary: fc.constant(0) },
      fc.integer({ min: -7_200_000, max: 7_200_000 }),
    ),
  });
  const booking = fc.record({
    from: fc.integer({ min: -3000, max: 6000 }),
    length: fc.integer({ min: 1, max: 900 }),
    isOwnTimer: fc.boolean(),
  });
  const property = fc.property(
    fc.array(step, { maxLength: 40 }),
    fc.array(booking, { maxLength: 6 }),
    (steps, bookings) => {
      const reading = { wall: start, monotonic: 0 };
      let clock = startClock(facts, reading);
      let monotonicPassed = 0;
      let confirmed = 0;
      for (const { action, passed, wallShift } of steps) {
        reading.wall += passed + wallShift;
        reading.monotonic += passed;
        monotonicPassed += passed;
        const gap = openGap(clock);
        const open = clock.stretches.find(({ kind }) => kind !== 'counted')?.milliseconds ?? 0;
        if (action === 'keep' && gap) {
          clock = answerGap(clock, gap.from, 'keep-all');
          confirmed += open;
        }
        if (action === 'drop' && gap) clock = answerGap(clock, gap.from, 'keep-up-to-heartbeat');
        if (action === 'discard' && gap) clock = answerGap(clock, gap.from, 'discard');
        if (action === 'pause') clock = pauseClock(clock, reading);
        if (action === 'resume') clock = resumeClock(clock, reading);
        if (action === 'restart') {
          reading.monotonic = 0;
          const silence = clock.isRunning ? reading.wall - clock.lastWall : 0;
          if (silence > 0 && silence <= 5000) confirmed += silence;
          clock = recoverClock(clock, reading);
        }
        clock = tickClock(clock, reading);
      }
      const booked = bookings.map(({ from, length, isOwnTimer }) => ({
        ...stretch(from, from + length),
        isOwnTimer,
      }));
      const { intervals, seconds, doubleSeconds } = finishClock(clock, reading, zone, booked);
      expect(seconds).toBeLessThanOrEqual((monotonicPassed + confirmed) / 1000);
      expect(seconds + doubleSeconds).toBe(Math.floor(countedMilliseconds(clock) / 1000));
      for (const interval of intervals) {
        const span = (Date.parse(interval.endedAt) - Date.parse(interval.startedAt)) / 1000;
        expect(interval.seconds).toBeLessThanOrEqual(Math.ceil(span));
      }
      const line = (entry: { startedAt: string; endedAt: string }, index: number, kind: string) => ({
        ...{ id: `${kind}${index}`, staffId: 'nurse', supersedes: '' },
        ...{ startedAt: entry.startedAt, endedAt: entry.endedAt },
      });
      const own = intervals.map((interval, index) => line(interval, index, 'own'));
      expect(findOverlaps(own)).toEqual([]);
      for (const [index, entry] of booked.entries()) {
        expect(findOverlaps([...own, line(entry, index, 'booked')])).toEqual([]);
      }
    },
  );
  fc.assert(property, { seed: SEED, numRuns: 500 });
});
