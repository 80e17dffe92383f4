import { expect, test } from 'vitest';
import { makePatient, makeTimeEntry, testId } from '../test-documents.ts';
import { lengthOf, piecesOf } from './entry-facts.ts';
import { manualProblem, programsOn, stretchOf } from './manual-entry.ts';

const timeZone = 'America/New_York';
const now = Date.parse('2026-11-21T18:00:00.000Z');
const limits = { now, timeZone, days: 7 };
const typed = (date: string, from: string, until: string) => stretchOf({ date, from, until }, timeZone);

test('typed times are those of the practice, an end before the start is on the next day, and daylight saving gives the real length', () => {
  expect(typed('2026-11-20', '09:00', '09:20')).toEqual({
    startedAt: '2026-11-20T14:00:00.000Z',
    endedAt: '2026-11-20T14:20:00.000Z',
  });
  expect(lengthOf(typed('2026-11-30', '23:50', '00:10'))).toBe(1200);
  expect(lengthOf(typed('2026-11-01', '00:30', '03:30'))).toBe(4 * 3600);
  expect(lengthOf(typed('2027-03-14', '01:30', '03:30'))).toBe(3600);
});

test.each<[string, [string, string, string], RegExp | '']>([
  ['now', ['2026-11-21', '12:40', '13:00'], ''],
  ['a minute too far', ['2026-11-21', '12:40', '13:01'], /future/],
  ['eight hours', ['2026-11-20', '08:00', '16:00'], ''],
  ['more than eight hours', ['2026-11-20', '08:00', '16:01'], /longer than 8 hours/],
  ['an end before the start', ['2026-11-20', '16:00', '15:30'], /4:00 PM to 3:30 PM is longer than 8 hours/],
  ['seven days ago', ['2026-11-14', '08:00', '08:10'], ''],
  ['eight days ago', ['2026-11-13', '08:00', '08:10'], /8 days ago.*up to 7 days/],
])('%s is booked or refused with the reason', (_case, times, problem) => {
  const found = manualProblem(typed(...times), limits);
  if (problem === '') expect(found).toBe('');
  else expect(found).toMatch(problem);
});

test('an entry over the month end of the practice becomes two, each whole in its month', () => {
  const entry = makeTimeEntry({ ...typed('2026-11-30', '23:50', '00:10'), seconds: 1200 });
  const pieces = piecesOf(entry, timeZone, () => testId(77));
  expect(pieces.map(({ id, startedAt, seconds }) => [id, startedAt, seconds])).toEqual([
    [entry.id, '2026-12-01T04:50:00.000Z', 600],
    [testId(77), '2026-12-01T05:00:00.000Z', 600],
  ]);
});

test('she is enrolled on a day from the first to the last of an enrollment that is not paused', () => {
  const [enrollment] = makePatient().enrollments;
  if (enrollment === undefined) throw new Error('The patient has no enrollment.');
  const patient = makePatient({
    enrollments: [
      { ...enrollment, program: 'CCM', startedOn: '2026-01-05', endedOn: '2026-11-10', status: 'ended' },
      { ...enrollment, program: 'RPM', startedOn: '2026-11-10', endedOn: '', status: 'active' },
      { ...enrollment, program: 'BHI', startedOn: '2026-01-01', endedOn: '', status: 'paused' },
    ],
  });
  expect(programsOn(patient, '2026-01-04')).toEqual([]);
  expect(programsOn(patient, '2026-11-10')).toEqual(['CCM', 'RPM']);
  expect(programsOn(patient, '2026-11-11')).toEqual(['RPM']);
});
