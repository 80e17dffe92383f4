import { expect, test } from 'vitest';
import { byDay, chainWords, clockWords, dateBack, periodOf, whoWords } from './audit-view.ts';

test('a period runs from the first minute of one day to the last of another, also across a change of the clocks', () => {
  const day = periodOf('2026-11-20', '2026-11-20');
  expect(Date.parse(day?.until ?? '') - Date.parse(day?.from ?? '')).toBe(86_400_000);
  expect(new Date(day?.from ?? '').getHours()).toBe(0);
  expect(new Date(periodOf('2026-10-31', '2026-11-02')?.until ?? '').getHours()).toBe(0);
  expect(periodOf('2026-11-20', '2026-11-19')).toBeNull();
  expect(periodOf('', '2026-11-19')).toBeNull();
});

test('days back cross months', () => {
  expect(dateBack(30, new Date(2026, 11, 5, 23, 59).getTime())).toBe('2026-11-05');
});

test('lines stand under the day of the reader on which they happened', () => {
  const at = (date: Date) => ({ at: date.toISOString() }) as never;
  const days = byDay([at(new Date(2026, 10, 21, 0, 1)), at(new Date(2026, 10, 20, 23, 59))]);
  expect(days.map(([day, lines]) => [day, lines.length])).toEqual([
    ['2026-11-21', 1],
    ['2026-11-20', 1],
  ]);
});

test('a wrong clock is told with its direction', () => {
  expect(clockWords(0)).toBe('');
  expect(clockWords(3_720_000)).toBe('Device clock 1 h 2 min slow');
  expect(clockWords(-600_000)).toBe('Device clock 10 min fast');
  expect(clockWords(4 * 86_400_000)).toBe('Device clock 4 days slow');
});

test('a chain that is not whole says where, and what to do', () => {
  expect(chainWords({ checked: 1200, broken: null })).toMatchObject({
    isWhole: true,
    words: expect.stringContaining('1,200 events'),
  });
  for (const problem of ['missing', 'altered', 'duplicate'] as const) {
    const { isWhole, words } = chainWords({ checked: 3, broken: { sequence: 4, problem } });
    expect(isWhole).toBe(false);
    expect(words).toContain('event 4 of this device');
  }
});

test('who is named with the credential, where there is one', () => {
  expect(whoWords(null)).toBe('Careline server');
  expect(whoWords({ staffId: 's', name: 'Owen Fletcher', credential: 'none' })).toBe('Owen Fletcher');
  expect(whoWords({ staffId: 's', name: 'Maria Santos', credential: 'LPN' })).toBe('Maria Santos, LPN');
});
