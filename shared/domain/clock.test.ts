import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  CallClock,
  type ClockReading,
  clockState,
  finishClock,
  pauseClock,
  recoverClock,
  resolveGap,
  resumeClock,
  startClock,
  tickClock,
} from './clock.ts';
import { testId } from './test-documents.ts';

const start = Date.parse('2026-11-20T15:00:00.000Z');
const zone = 'America/New_York';
const facts = {
  patientId: testId(1),
  patientName: 'Rosa Alvarez',
  callId: testId(2),
  activity: 'patient-contact',
} as const;

/** A reading so many seconds after the start, with both clocks in step unless told otherwise. */
const at = (seconds: number, wallSeconds = seconds): ClockReading => ({
  wall: start + wallSeconds * 1000,
  monotonic: 50_000 + seconds * 1000,
});

/** A clock that got a heartbeat each second up to a time. */
function runTo(seconds: number, clock = startClock(facts, at(0)), from = 0): CallClock {
  let running = clock;
  for (let second = from + 1; second <= seconds; second += 1) running = tickClock(running, at(second));
  return running;
}

describe('the call clock', () => {
  test('counts while it runs', () => {
    const clock = runTo(65);
    expect(clockState(clock)).toEqual({
      ...facts,
      startedAt: '2026-11-20T15:00:00.000Z',
      seconds: 65,
      runningSince: '2026-11-20T15:01:05.000Z',
      gap: null,
    });
    expect(finishClock(clock, at(65.9), zone)).toEqual({
      seconds: 65,
      intervals: [
        { startedAt: '2026-11-20T15:00:00.000Z', endedAt: '2026-11-20T15:01:05.900Z', seconds: 65 },
      ],
    });
  });

  test('survives being written down', () => {
    const clock = pauseClock(runTo(10), at(10.5));
    expect(CallClock.parse(JSON.parse(JSON.stringify(clock)))).toEqual(clock);
  });

  test('a pause is not counted and the ledger has two intervals', () => {
    let clock = pauseClock(runTo(30), at(30.6));
    expect(clockState(clock)).toMatchObject({ seconds: 30.6, runningSince: null });
    expect(pauseClock(clock, at(35))).toBe(clock);
    clock = resumeClock(clock, at(90));
    expect(resumeClock(clock, at(91))).toBe(clock);
    const { intervals, seconds } = finishClock(runTo(120, clock, 90), at(120.6), zone);
    expect(seconds).toBe(61); // 30.6 + 30.6: the fractions are not lost
    expect(intervals.map((interval) => [interval.startedAt.slice(14, 19), interval.seconds])).toEqual([
      ['00:00', 30],
      ['01:30', 31],
    ]);
  });

  test('a paused clock is not moved by heartbeats', () => {
    const clock = tickClock(pauseClock(runTo(10), at(10)), at(500));
    expect(clockState(clock)).toMatchObject({ seconds: 10, runningSince: null, gap: null });
  });
});

describe('gaps', () => {
  const gap = { from: '2026-11-20T15:00:20.000Z', until: '2026-11-20T15:10:20.000Z', seconds: 600 };

  test('a silence of the heartbeat is asked about, and the clock runs on', () => {
    const clock = runTo(630, tickClock(runTo(20), at(620)), 620);
    expect(clockState(clock)).toMatchObject({ seconds: 30, gap });
    expect(clockState(resolveGap(clock, false))).toMatchObject({ seconds: 30, gap: null });
    expect(clockState(resolveGap(clock, true))).toMatchObject({ seconds: 630, gap: null });
  });

  test('sleep that stops the monotonic clock too', () => {
    const clock = tickClock(runTo(20), at(21, 621));
    expect(clockState(clock)).toMatchObject({
      seconds: 21,
      gap: { from: '2026-11-20T15:00:21.000Z', until: '2026-11-20T15:10:21.000Z', seconds: 600 },
    });
  });

  test('a late heartbeat of up to five seconds is just counted', () => {
    expect(clockState(tickClock(runTo(20), at(25)))).toMatchObject({ seconds: 25, gap: null });
  });

  test('after a restart the time since the last heartbeat is asked about', () => {
    const recovered = recoverClock(runTo(20), { wall: start + 620_000, monotonic: 3 });
    expect(clockState(recovered)).toMatchObject({ seconds: 20, runningSince: gap.until, gap });
    const later = tickClock(recovered, { wall: start + 621_000, monotonic: 1003 });
    expect(clockState(later)).toMatchObject({ seconds: 21, gap });
    expect(finishClock(later, { wall: start + 621_000, monotonic: 1003 }, zone).seconds).toBe(21);
    const counted = finishClock(resolveGap(later, true), { wall: start + 621_000, monotonic: 1003 }, zone);
    expect(counted).toEqual({
      seconds: 621,
      intervals: [
        { startedAt: '2026-11-20T15:00:00.000Z', endedAt: '2026-11-20T15:10:21.000Z', seconds: 621 },
      ],
    });
  });

  test('a paused clock is paused after a restart, without a gap', () => {
    const recovered = recoverClock(pauseClock(runTo(20), at(20)), { wall: start + 620_000, monotonic: 3 });
    expect(clockState(recovered)).toMatchObject({ seconds: 20, runningSince: null, gap: null });
  });

  test('two gaps are asked about one after the other', () => {
    let clock = tickClock(runTo(20), at(620));
    clock = recoverClock(clock, { wall: start + 920_000, monotonic: 3 });
    expect(clock.gaps).toHaveLength(2);
    clock = resolveGap(clock, false);
    expect(clockState(clock).gap?.seconds).toBe(300);
    clock = resolveGap(clock, true);
    expect(clockState(clock)).toMatchObject({ seconds: 320, gap: null });
    expect(resolveGap(clock, true)).toBe(clock);
  });
});

describe('a wall clock that is changed', () => {
  test('set back: nothing is lost, no interval ends before it begins or lies in another', () => {
    let clock = tickClock(runTo(20), at(21, -3579));
    expect(clockState(clock)).toMatchObject({ seconds: 21, gap: null });
    clock = pauseClock(clock, at(22, -3578));
    clock = resumeClock(clock, at(30, -3570));
    const { intervals, seconds } = finishClock(clock, at(34, -3566), zone);
    expect(seconds).toBe(26);
    expect(intervals).toEqual([
      { startedAt: '2026-11-20T15:00:00.000Z', endedAt: '2026-11-20T15:00:22.000Z', seconds: 22 },
      { startedAt: '2026-11-20T15:00:22.000Z', endedAt: '2026-11-20T15:00:26.000Z', seconds: 4 },
    ]);
  });

  test('set back while the app was away: no negative time', () => {
    const recovered = recoverClock(runTo(20), { wall: start - 60_000, monotonic: 3 });
    expect(clockState(recovered)).toMatchObject({ seconds: 20, gap: null });
  });
});

test('a reload of a second or two is counted and not asked about', () => {
  const started = startClock(facts, { wall: start, monotonic: 500_000 });
  const recovered = recoverClock(started, { wall: start + 2000, monotonic: 3 });
  expect(clockState(recovered)).toMatchObject({ seconds: 2, gap: null, runningSince: expect.any(String) });
});

test('a call over a month end becomes two lines of the ledger, also when it lasts days', () => {
  const midnight = Date.parse('2026-12-01T05:00:00.000Z');
  const clock = startClock(facts, { wall: midnight - 600_000, monotonic: 0 });
  const recovered = resolveGap(recoverClock(clock, { wall: midnight + 2 * 86_400_000, monotonic: 0 }), true);
  const { intervals, seconds } = finishClock(
    recovered,
    { wall: midnight + 2 * 86_400_000, monotonic: 0 },
    zone,
  );
  expect(intervals.map((interval) => interval.seconds)).toEqual([600, 86_400, 86_400]);
  expect(intervals[1]?.startedAt).toBe('2026-12-01T05:00:00.000Z');
  expect(seconds).toBe(600 + 2 * 86_400);
});

test('whatever the clocks do, the seconds are those of the running monotonic clock, and intervals never overlap', () => {
  const step = fc.record({
    action: fc.constantFrom('tick', 'tick', 'tick', 'pause', 'resume', 'restart', 'count', 'drop'),
    passed: fc.integer({ min: 0, max: 20_000 }),
    wallShift: fc.oneof(
      { weight: 4, arbitrary: fc.constant(0) },
      fc.integer({ min: -7_200_000, max: 7_200_000 }),
    ),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const reading = { wall: start, monotonic: 0 };
      let clock = startClock(facts, reading);
      let expected = 0;
      for (const { action, passed, wallShift } of steps) {
        reading.wall += passed + wallShift;
        reading.monotonic += passed;
        const isCounted = clock.isRunning && action !== 'restart' && passed <= 5000;
        if (action === 'count' && clock.gaps[0]) expected += clock.gaps[0].seconds * 1000;
        if (action === 'count') clock = resolveGap(clock, true);
        if (action === 'drop') clock = resolveGap(clock, false);
        if (action === 'tick' || action === 'count' || action === 'drop') clock = tickClock(clock, reading);
        if (action === 'pause') clock = pauseClock(clock, reading);
        if (action === 'resume' && clock.isRunning) clock = tickClock(clock, reading);
        if (action === 'resume') clock = resumeClock(clock, reading);
        if (action === 'restart') {
          reading.monotonic = 0;
          const silence = reading.wall - clock.lastWall;
          if (clock.isRunning && silence > 0 && silence <= 5000) expected += silence;
          clock = recoverClock(clock, reading);
        }
        if (isCounted) expected += passed;
      }
      expect(clockState(clock).seconds * 1000).toBeCloseTo(expected, 3);
      const { intervals, seconds } = finishClock(clock, reading, zone);
      expect(seconds).toBe(Math.floor(Math.round(expected) / 1000));
      expect(intervals.reduce((sum, interval) => sum + interval.seconds, 0)).toBe(seconds);
      for (const [index, interval] of intervals.entries()) {
        const span = (Date.parse(interval.endedAt) - Date.parse(interval.startedAt)) / 1000;
        expect(interval.seconds).toBeLessThanOrEqual(Math.ceil(span));
        expect(interval.startedAt >= (intervals[index - 1]?.endedAt ?? '')).toBe(true);
      }
    }),
    { seed: 41, numRuns: 400 },
  );
});
