import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PROGRAM_TARGETS } from '../content/program-targets.ts';
import {
  effectiveEntries,
  monthBounds,
  monthOf,
  nextThreshold,
  secondsByProgram,
  splitAtMonthEnd,
  targetOf,
  wholeMinutes,
} from './minutes.ts';
import { toInstant } from './primitives.ts';
import { makeTimeEntry, testId } from './test-documents.ts';

const patientId = testId(1);
const zone = 'America/New_York';

describe('the ledger', () => {
  test('a correction takes the place of what it supersedes, also of another correction', () => {
    const first = makeTimeEntry({ id: testId(10), seconds: 600 });
    const second = makeTimeEntry({ id: testId(11), seconds: 300, supersedes: testId(10) });
    const third = makeTimeEntry({ id: testId(12), seconds: 240, supersedes: testId(11) });
    expect(effectiveEntries([third, first, second])).toEqual([third]);
  });

  test('time moved to the right patient leaves the wrong one', () => {
    const wrong = makeTimeEntry({ id: testId(10), patientId: testId(2), seconds: 600 });
    const right = makeTimeEntry({ id: testId(11), patientId, seconds: 600, supersedes: testId(10) });
    expect(secondsByProgram([wrong, right], testId(2), '2026-11', zone)).toEqual(new Map());
    expect(secondsByProgram([wrong, right], patientId, '2026-11', zone)).toEqual(new Map([['CCM', 600]]));
  });

  test('sums seconds by program; not billable time does not count', () => {
    const entries = [
      makeTimeEntry({ id: testId(10), seconds: 599 }),
      makeTimeEntry({ id: testId(11), seconds: 600 }),
      makeTimeEntry({ id: testId(12), seconds: 120, program: 'RPM' }),
      makeTimeEntry({ id: testId(13), seconds: 900, isBillable: false }),
    ];
    expect(secondsByProgram(entries, patientId, '2026-11', zone)).toEqual(
      new Map([
        ['CCM', 1199],
        ['RPM', 120],
      ]),
    );
    expect(wholeMinutes(1199)).toBe(19);
    expect(wholeMinutes(1200)).toBe(20);
  });

  test("a month begins at midnight of the practice's zone", () => {
    const late = makeTimeEntry({ startedAt: '2026-11-01T03:59:59.000Z', seconds: 60 }); // Oct 31, 23:59:59 in New York
    expect(secondsByProgram([late], patientId, '2026-11', zone).size).toBe(0);
    expect(secondsByProgram([late], patientId, '2026-10', zone).get('CCM')).toBe(60);
    expect(secondsByProgram([late], patientId, '2026-11', 'UTC').get('CCM')).toBe(60);
    expect(monthOf(Date.parse('2026-11-01T04:00:00.000Z'), zone)).toBe('2026-11');
  });

  test('November with its end of daylight saving has an hour more', () => {
    const { from, until } = monthBounds('2026-11', zone);
    expect((until - from) / 3_600_000).toBe(30 * 24 + 1);
  });
});

describe('splitAtMonthEnd', () => {
  test('a call over midnight of the last day becomes two entries', () => {
    const interval = {
      startedAt: '2026-12-01T04:50:00.000Z',
      endedAt: '2026-12-01T05:10:00.000Z',
      seconds: 1200,
      note: 'kept',
    };
    expect(splitAtMonthEnd(interval, zone)).toEqual([
      { ...interval, endedAt: '2026-12-01T05:00:00.000Z', seconds: 600 },
      { ...interval, startedAt: '2026-12-01T05:00:00.000Z', seconds: 600 },
    ]);
    expect(splitAtMonthEnd(interval, 'America/Chicago')).toEqual([interval]);
  });

  test('an interval of no length stays one', () => {
    const none = { startedAt: '2026-12-01T05:00:00.000Z', endedAt: '2026-12-01T05:00:00.000Z', seconds: 0 };
    expect(splitAtMonthEnd(none, zone)).toEqual([none]);
  });

  test('pieces touch, lie in one month each and add up', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: Date.UTC(2025, 0, 1), max: Date.UTC(2028, 0, 1) }),
        fc.integer({ min: 0, max: 90 * 86_400 }),
        fc.constantFrom('America/New_York', 'America/Phoenix', 'Pacific/Honolulu', 'UTC'),
        (start, length, timeZone) => {
          const interval = {
            startedAt: toInstant(start),
            endedAt: toInstant(start + length * 1000),
            seconds: Math.floor(length * 0.9),
          };
          const pieces = splitAtMonthEnd(interval, timeZone);
          expect(pieces[0]?.startedAt).toBe(interval.startedAt);
          expect(pieces.at(-1)?.endedAt).toBe(interval.endedAt);
          expect(pieces.reduce((sum, piece) => sum + piece.seconds, 0)).toBe(interval.seconds);
          for (const [index, piece] of pieces.entries()) {
            if (index > 0) expect(piece.startedAt).toBe(pieces[index - 1]?.endedAt);
            const span = Date.parse(piece.endedAt) - Date.parse(piece.startedAt);
            expect(piece.seconds).toBeLessThanOrEqual(Math.ceil(span / 1000));
            const lastMoment = Math.max(Date.parse(piece.startedAt), Date.parse(piece.endedAt) - 1);
            expect(monthOf(lastMoment, timeZone)).toBe(monthOf(Date.parse(piece.startedAt), timeZone));
          }
        },
      ),
      { seed: 12 },
    );
  });
});

describe('program targets', () => {
  test('CCM climbs by twenties', () => {
    const target = targetOf(PROGRAM_TARGETS, 'CCM', '2026-11-21');
    if (!target) throw new Error('CCM has a target');
    expect(target.base).toBe(20);
    expect([0, 19, 20, 39, 40, 59, 60, 95].map((minutes) => nextThreshold(target, minutes))).toEqual([
      20, 20, 40, 40, 60, 60, 60, 60,
    ]);
  });

  test('the ten-minute remote monitoring threshold starts with 2026', () => {
    expect(targetOf(PROGRAM_TARGETS, 'RPM', '2025-12-31')?.thresholds).toEqual([20, 40]);
    expect(targetOf(PROGRAM_TARGETS, 'RPM', '2026-01-01')?.thresholds).toEqual([10, 20, 40]);
    expect(targetOf(PROGRAM_TARGETS, 'RPM', '2018-12-31')).toBeUndefined();
  });

  test('a program without minutes has no threshold', () => {
    const target = targetOf(PROGRAM_TARGETS, 'APCM', '2026-11-21');
    expect(target && nextThreshold(target, 5)).toBe(0);
  });
});
