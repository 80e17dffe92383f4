import { describe, expect, test } from 'vitest';
import { PROGRAM_TARGETS } from '../content/program-targets.ts';
import { type MonthSummary, monthSummary, type QueueInput, rankQueue } from './queue.ts';
import { makeCall, makePatient, makeTimeEntry, testId } from './test-documents.ts';
import type { TimeEntry } from './time-entry.ts';

const now = Date.parse('2026-11-24T16:00:00.000Z');

/** Patients 1 to n with these minutes on November 10; now is November 24. */
function inputOf(minutes: number[]): QueueInput {
  const ids = minutes.map((_, index) => testId(index + 1));
  return {
    now,
    practiceTimeZone: 'America/New_York',
    targets: PROGRAM_TARGETS,
    patients: ids.map((id) => makePatient({ id })),
    tasks: new Map(),
    calls: new Map(),
    timeEntries: new Map(
      ids.map((patientId, index) => [
        patientId,
        [makeTimeEntry({ id: testId(1000 + index), patientId, seconds: (minutes[index] ?? 0) * 60 })],
      ]),
    ),
  };
}

const summary = (input: QueueInput): MonthSummary => monthSummary(input, rankQueue(input));

describe('monthSummary', () => {
  test('counts targets, days and what is left', () => {
    const result = summary(inputOf([20, 25, 5]));
    expect(result).toMatchObject({
      patients: 3,
      atTarget: 2,
      monthEndsOn: '2026-11-30',
      workdaysLeft: 4,
      doneToday: 0,
      minutesToday: 0,
    });
    expect(result.minutesPerDay).toHaveLength(30);
    expect(result.minutesPerDay[9]).toBe(50);
  });

  test('who will be missed at the present pace', () => {
    // 160 minutes in 15 workdays (the 11th is a holiday): 10.7 a day, 42 in the four days left.
    const minutes = [20, 20, 20, 20, 20, 20, 20, 10, 5, 5, 0, 0];
    expect(summary(inputOf(minutes)).atRisk).toBe(2); // 10, 15 and 15 fit in, 20 and 20 do not
  });

  test('with no pace nobody is reached, with all at target nobody is at risk', () => {
    expect(summary(inputOf([0, 0])).atRisk).toBe(2);
    expect(summary(inputOf([20, 30])).atRisk).toBe(0);
    expect(summary(inputOf([]))).toMatchObject({ patients: 0, atRisk: 0, minutesToday: 0 });
  });

  test('on the first workday there is no pace yet', () => {
    const first = { ...inputOf([0, 0]), now: Date.parse('2026-12-01T16:00:00.000Z') };
    expect(summary(first)).toMatchObject({ atRisk: 0, workdaysLeft: 22 });
  });

  test('today: patients reached and minutes, by the day of the practice', () => {
    const input = inputOf([5, 5, 5]);
    const today: Partial<TimeEntry> = {
      startedAt: '2026-11-24T05:00:00.000Z',
      endedAt: '2026-11-24T05:02:00.000Z',
    };
    const result = summary({
      ...input,
      calls: new Map([
        [
          testId(1),
          [
            makeCall({ startedAt: '2026-11-24T14:00:00.000Z' }),
            makeCall({ startedAt: '2026-11-24T15:00:00.000Z' }),
          ],
        ],
        [testId(2), [makeCall({ startedAt: '2026-11-24T14:00:00.000Z', disposition: 'no-answer' })]],
        [testId(3), [makeCall({ startedAt: '2026-11-24T04:59:00.000Z' })]],
      ]),
      timeEntries: new Map([
        [testId(1), [makeTimeEntry({ id: testId(1), seconds: 119, ...today })]],
        [testId(2), [makeTimeEntry({ id: testId(2), seconds: 62, ...today })]],
        [testId(3), [makeTimeEntry({ id: testId(3), startedAt: '2026-11-24T04:59:00.000Z' })]],
      ]),
    });
    expect(result).toMatchObject({ doneToday: 1, minutesToday: 3 });
    expect(result.minutesPerDay[22]).toBe(10);
  });

  test('a program without minutes is met by a contact', () => {
    const enrollments = makePatient().enrollments.map((one) => ({ ...one, program: 'APCM' as const }));
    const input = inputOf([0, 0]);
    const patients = input.patients.map((patient) => ({ ...patient, enrollments }));
    const calls = new Map([[testId(1), [makeCall()]]]);
    expect(summary({ ...input, patients, calls })).toMatchObject({ patients: 2, atTarget: 1 });
  });
});
