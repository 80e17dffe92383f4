/** @file Work finished at one desk whose two clocks the test moves: around midnight, in its first second, and after a silence. */
import { afterEach, expect, test } from 'vitest';
import { localDate } from '#shared/domain/local-date.ts';
import { fromInstant } from '#shared/domain/primitives.ts';
import { makePatient } from '#shared/domain/test-documents.ts';
import { type ClockKeeper, createClockKeeper } from '#shared/engine/clock-keeper.ts';
import type { ClockDesk } from '#shared/engine/clock-orders.ts';
import { answerClockGap, finishWork, startWork } from '#shared/engine/features/clock.ts';
import { findTimeEntriesBetween } from '#shared/store/queries.ts';
import { DESK_NURSE, type OneDesk, openOneDesk } from '#tests/support/one-desk.ts';

const zone = 'America/New_York';
const patient = makePatient({ careManagerId: DESK_NURSE });
const patientId = patient.id;

let one: OneDesk;
let desk: ClockDesk;
let keeper: ClockKeeper;
let beat: () => void;

/** Opens the desk at a moment and starts work there. */
async function startAt(moment: string): Promise<string> {
  one = await openOneDesk('clock-desk', patient, Date.parse(moment));
  beat = () => undefined;
  keeper = createClockKeeper(
    {
      now: () => one.clock.now,
      monotonic: () => one.clock.now,
      after: (_milliseconds, callback) => {
        beat = callback;
        return () => undefined;
      },
      log: () => undefined,
    },
    () => undefined,
  );
  await keeper.attach(one.desk.store);
  const caseload = { ...one.desk.caseload, timeEntries: new Map() };
  desk = { ...one.desk, caseload, clock: keeper };
  return (await startWork(desk, { patientId, activity: 'chart-review' })).id;
}

afterEach(async () => {
  keeper.stop();
  await keeper.detach();
  await one.close();
});

function work(seconds: number): void {
  for (let second = 0; second < seconds; second += 1) {
    one.clock.now += 1000;
    beat();
  }
}

const finish = (clockId: string) =>
  finishWork(desk, {
    ...{ clockId, program: 'CCM', activity: 'chart-review', counterpart: 'nobody' },
    narrative: 'Read the letter.',
  });

/** The lines of the ledger: on which day of the practice each begins, and its seconds. */
const ledger = async () =>
  (await findTimeEntriesBetween(desk.store, '2026-01-01T00:00:00.000Z', '2027-12-31T00:00:00.000Z')).map(
    ({ startedAt, seconds }) => [localDate(fromInstant(startedAt), zone), seconds],
  );

test.each([
  ['begun before midnight', '2026-11-22T04:59:30.250Z', [['2026-11-21', 61]]],
  ['begun at midnight', '2026-11-22T05:00:00.000Z', [['2026-11-22', 61]]],
  [
    'over the end of a month',
    '2026-12-01T04:59:30.000Z',
    [
      ['2026-11-30', 30],
      ['2026-12-01', 31],
    ],
  ],
  [
    'over the end of a year',
    '2027-01-01T04:59:01.500Z',
    [
      ['2026-12-31', 58],
      ['2027-01-01', 3],
    ],
  ],
])('work %s is finished a minute later, and no second of it is lost', async (_when, moment, lines) => {
  const clockId = await startAt(moment);
  work(61);
  expect(await finish(clockId)).toMatchObject({ seconds: 61, doubleSeconds: 0 });
  expect(await ledger()).toEqual(lines);
  expect(keeper.list()).toEqual([]);
});

test('what is finished in its first second is refused in words that stay true, and finished when asked again', async () => {
  const clockId = await startAt('2026-11-22T05:01:00.000Z');
  one.clock.now += 900;
  await expect(finish(clockId)).rejects.toMatchObject({
    data: { detail: expect.stringMatching(/^The clock had counted less than a second\./) },
  });
  work(7);
  expect((await finish(clockId)).seconds).toBe(7);
});

test('a clock that went unseen all along asks for the answer, and gives what was confirmed', async () => {
  const clockId = await startAt('2026-11-22T05:01:00.000Z');
  one.clock.now += 8000;
  await expect(finish(clockId)).rejects.toMatchObject({
    data: { detail: expect.stringMatching(/^All of this time went unseen\. Say first whether it was work/) },
  });
  await answerClockGap(desk, { clockId, from: '2026-11-22T05:01:00.000Z', answer: 'keep-all' });
  expect((await finish(clockId)).seconds).toBe(8);
});
