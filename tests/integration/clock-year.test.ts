/** @file A simulated year of time: what the ledger holds of each clock, to the second, against a bookkeeper who knows only the true time. */
import { expect, test } from 'vitest';
import { verifyMinutes } from '#shared/domain/ledger/minute-chain.ts';
import { findOverlaps } from '#shared/domain/ledger/overlaps.ts';
import { monthOf } from '#shared/domain/minutes.ts';
import type { TimeEntry } from '#shared/domain/time-entry.ts';
import { PRACTICE_ZONE } from '#tests/lab/clock/clock-desk.ts';
import { liveAYear } from '#tests/lab/clock/live-a-year.ts';

const seed = Number(process.env.CLOCK_YEAR_SEED ?? 2028);

test(`a year of zones, clock changes, a leap day, sleep, locks, kills and wrong clocks gives the expected seconds (CLOCK_YEAR_SEED=${seed})`, async () => {
  const { lab, finished, counts } = await liveAYear(seed);
  const entries = [...lab.desk.caseload.timeEntries.values()] as TimeEntry[];
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  process.stdout.write(
    `CLOCK_YEAR_SEED=${seed}: ${finished.length} clocks, ${entries.length} entries, ${JSON.stringify(counts)}\n`,
  );
  for (const { day, deeds, expected, entryIds, byMonth } of finished) {
    const lines = entryIds.map((id) => byId.get(id) as TimeEntry);
    const story = `${day}: ${deeds.join(', ')}`;
    expect(sum(lines), story).toBe(expected);
    if (!byMonth) continue;
    const months = Map.groupBy(lines, ({ startedAt }) => monthOf(Date.parse(startedAt), PRACTICE_ZONE));
    const seconds = [...months].map(([month, group]) => [month, sum(group)]);
    expect(Object.fromEntries(seconds), story).toEqual(byMonth);
  }
  for (const { startedAt, endedAt } of entries) {
    const [first, last] = [Date.parse(startedAt), Date.parse(endedAt) - 1];
    expect(monthOf(first, PRACTICE_ZONE)).toBe(monthOf(last, PRACTICE_ZONE));
  }
  expect(findOverlaps(entries)).toEqual([]);
  expect(verifyMinutes(entries)).toMatchObject({ ok: true });
  expect(finished.filter(({ byMonth }) => byMonth !== null).length).toBeGreaterThanOrEqual(12);
  for (const deed of [
    'sleep',
    'night',
    'kill',
    'lock',
    'kill while locked',
    'set forward',
    'set back',
    'switch',
  ]) {
    expect(counts[deed], deed).toBeGreaterThan(5);
  }
  await lab.close();
}, 300_000);

function sum(entries: readonly TimeEntry[]): number {
  return entries.reduce((total, { seconds }) => total + seconds, 0);
}
