import { describe, expect, test } from 'vitest';
import {
  answerGap,
  type ClockReading,
  clockState,
  pauseClock,
  recoverClock,
  resumeClock,
  startClock,
  tickClock,
  WorkClock,
} from './clock.ts';
import { finishClock } from './clock-intervals.ts';
import { testId } from './test-documents.ts';

const start = Date.parse('2026-11-20T15:00:00.000Z');
const zone = 'America/New_York';
const facts = {
  id: testId(2),
  patientId: testId(1),
  patientName: 'Rosa Alvarez',
  callId: testId(2),
  activity: 'patient-contact',
  program: '',
} as const;

/** A reading so many seconds after the start, with both clocks in step unless told otherwise. */
const at = (seconds: number, wallSeconds = seconds): ClockReading => ({
  wall: start + wallSeconds * 1000,
  monotonic: 50_000 + seconds * 1000,
});

/** A clock that got a heartbeat each second up to a time. */
function runTo(seconds: number, clock = startClock(facts, at(0)), from = 0): WorkClock {
  let running = clock;
  for (let second = from + 1; second <= seconds; second += 1) running = tickClock(running, at(second));
  return running;
}

describe('a clock', () => {
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
      doubleSeconds: 0,
      openSeconds: 0,
      intervals: [
        { startedAt: '2026-11-20T15:00:00.000Z', endedAt: '2026-11-20T15:01:05.900Z', seconds: 65 },
      ],
    });
  });

  test('survives being written down', () => {
    const clock = answerGap(
      recoverClock(runTo(10), at(60)),
      '2026-11-20T15:00:10.000Z',
      'keep-up-to-heartbeat',
    );
    expect(WorkClock.parse(JSON.parse(JSON.stringify(clock)))).toEqual(clock);
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

describe('the question about unseen time', () => {
  const from = '2026-11-20T15:00:20.000Z';
  const gap = {
    ...{ from, until: '2026-11-20T15:10:20.000Z', seconds: 600 },
    ...{ cause: 'asleep', secondsBefore: 20 },
  };

  test('a silence of the heartbeat is asked about, and the clock runs on', () => {
    const clock = runTo(630, tickClock(runTo(20), at(620)), 620);
    expect(clockState(clock)).toMatchObject({ seconds: 30, gap });
    const stateAfter = (answer: Parameters<typeof answerGap>[2]) =>
      clockState(answerGap(clock, from, answer));
    expect(stateAfter('keep-up-to-heartbeat')).toMatchObject({ seconds: 30, gap: null });
    expect(stateAfter('keep-all')).toMatchObject({ seconds: 630, gap: null });
    expect(stateAfter('discard')).toMatchObject({ seconds: 10, gap: null });
  });

  test('it is asked once: a second answer, or one about another time, changes nothing', () => {
    const clock = tickClock(runTo(20), at(620));
    expect(answerGap(clock, '2026-11-20T15:00:21.000Z', 'keep-all')).toBe(clock);
    const answered = answerGap(clock, from, 'keep-up-to-heartbeat');
    expect(answered.answers).toEqual([{ ...gap, answer: 'keep-up-to-heartbeat' }]);
    expect(answerGap(answered, from, 'keep-all')).toBe(answered);
  });

  test('a discard takes what ran into the gap, and neither what was before a pause nor what was confirmed', () => {
    const resumed = resumeClock(pauseClock(runTo(20), at(20)), at(100));
    const slept = tickClock(runTo(130, resumed, 100), at(730));
    expect(clockState(slept)).toMatchObject({ seconds: 50, gap: { secondsBefore: 30 } });
    expect(clockState(answerGap(slept, '2026-11-20T15:02:10.000Z', 'discard')).seconds).toBe(20);
    const confirmed = answerGap(tickClock(runTo(20), at(620)), from, 'keep-all');
    const again = tickClock(runTo(640, confirmed, 620), at(1240));
    expect(clockState(answerGap(again, '2026-11-20T15:10:40.000Z', 'discard')).seconds).toBe(620);
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
    const closed = { ...gap, cause: 'closed' };
    expect(clockState(recovered)).toMatchObject({ seconds: 20, runningSince: gap.until, gap: closed });
    const now = { wall: start + 621_000, monotonic: 1003 };
    const later = tickClock(recovered, now);
    expect(clockState(later)).toMatchObject({ seconds: 21, gap: closed });
    expect(finishClock(later, now, zone)).toMatchObject({ seconds: 21, openSeconds: 600 });
    expect(finishClock(answerGap(later, from, 'keep-all'), now, zone)).toMatchObject({
      seconds: 621,
      intervals: [
        { startedAt: '2026-11-20T15:00:00.000Z', endedAt: '2026-11-20T15:10:21.000Z', seconds: 621 },
      ],
    });
  });

  test('a paused clock is paused after a restart, without a question', () => {
    const recovered = recoverClock(pauseClock(runTo(20), at(20)), { wall: start + 620_000, monotonic: 3 });
    expect(clockState(recovered)).toMatchObject({ seconds: 20, runningSince: null, gap: null });
  });

  test('a reload of a second or two is counted and not asked about', () => {
    const started = startClock(facts, { wall: start, monotonic: 500_000 });
    const recovered = recoverClock(started, { wall: start + 2000, monotonic: 3 });
    expect(clockState(recovered)).toMatchObject({ seconds: 2, gap: null, runningSince: expect.any(String) });
  });

  test('a machine that stirs in the night has slept once: one question, with what it stirred in it', () => {
    let clock = runTo(20);
    for (const second of [900, 910, 1800, 1830, 2700]) clock = tickClock(clock, at(second));
    expect(clockState(clock)).toMatchObject({ seconds: 20, gap: { from, seconds: 2680 } });
    expect(clockState(answerGap(clock, from, 'keep-all'))).toMatchObject({ seconds: 2700, gap: null });
  });

  test('two sleeps with work between are two questions, one after the other', () => {
    let clock = runTo(740, tickClock(runTo(20), at(620)), 620);
    clock = recoverClock(clock, { wall: start + 1040_000, monotonic: 3 });
    expect(clockState(clock)).toMatchObject({ seconds: 140, gap: { seconds: 600 } });
    clock = answerGap(clock, from, 'keep-up-to-heartbeat');
    expect(clockState(clock).gap).toMatchObject({ seconds: 300, secondsBefore: 120, cause: 'closed' });
    clock = answerGap(clock, '2026-11-20T15:12:20.000Z', 'keep-all');
    expect(clockState(clock)).toMatchObject({ seconds: 440, gap: null });
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

  test('set forward by an hour: asked, because a sleep looks the same; answered, nothing is added', () => {
    const clock = tickClock(runTo(20), at(21, 3621));
    expect(clockState(clock)).toMatchObject({ seconds: 21, gap: { seconds: 3600 } });
    const answered = answerGap(clock, clockState(clock).gap?.from ?? '', 'keep-up-to-heartbeat');
    expect(finishClock(answered, at(25, 3625), zone).seconds).toBe(25);
  });
});

test('a call over a month end becomes two lines of the ledger, also when it lasts days', () => {
  const midnight = Date.parse('2026-12-01T05:00:00.000Z');
  const clock = startClock(facts, { wall: midnight - 600_000, monotonic: 0 });
  const later = { wall: midnight + 2 * 86_400_000, monotonic: 0 };
  const recovered = answerGap(recoverClock(clock, later), '2026-12-01T04:50:00.000Z', 'keep-all');
  const { intervals, seconds } = finishClock(recovered, later, zone);
  expect(intervals.map((interval) => interval.seconds)).toEqual([600, 86_400, 86_400]);
  expect(intervals[1]?.startedAt).toBe('2026-12-01T05:00:00.000Z');
  expect(seconds).toBe(600 + 2 * 86_400);
});
