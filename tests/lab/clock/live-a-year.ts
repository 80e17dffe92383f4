/** @file A nurse's year of 2028 with her clock: seeded days, and beside them what the ledger must have to the second. */
import type { GapAnswer } from '#shared/domain/clock.ts';
import { instantAt } from '#shared/domain/local-date.ts';
import { Activity } from '#shared/domain/time-entry.ts';
import { newUuid } from '#shared/domain/uuid.ts';
import { answerClockGap, finishWork, pause, startWork, switchTo } from '#shared/engine/features/clock.ts';
import { seededRandom } from '../kill/random.ts';
import { createBookkeeper } from './bookkeeper.ts';
import { type LabDesk, openClockDesk, PRACTICE_ZONE } from './clock-desk.ts';
import { createMachine } from './machine.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const ANSWERS: readonly GapAnswer[] = ['keep-all', 'keep-up-to-heartbeat', 'discard'];
const WORK = Activity.options.filter((activity) => activity !== 'patient-contact');
/** More clocks than this she does not keep. */
const MOST_KEPT = 8;
/** Where the laptop is, by its own settings; the practice stays where it is. */
const PLACES = [
  'America/New_York',
  'America/Los_Angeles',
  'Pacific/Honolulu',
  'Asia/Tokyo',
  'Asia/Kathmandu',
];

/** A clock that was finished: what the bookkeeper says and what the ledger got. */
export interface FinishedCase {
  day: string;
  deeds: string[];
  expected: number;
  entryIds: string[];
  /** Where it is known: the seconds that belong to each month. */
  byMonth: Record<string, number> | null;
}

export interface Year {
  lab: LabDesk;
  finished: FinishedCase[];
  /** How often each thing happened. */
  counts: Record<string, number>;
}

/** Lives the year. The engine's store stays open for the test to look at. */
export async function liveAYear(seed: number, until = '2029-01-01'): Promise<Year> {
  const random = seededRandom(seed);
  const bytes = (array: Uint8Array<ArrayBuffer>) => {
    for (let index = 0; index < array.length; index += 1) array[index] = random.whole(0, 255);
    return array;
  };
  const begin = instantAt('2028-01-01', 0, PRACTICE_ZONE);
  const machine = createMachine(begin, random.next, () => newUuid(machine.truth, bytes as never));
  const lab = await openClockDesk(machine, 12);
  const { desk } = lab;
  const book = createBookkeeper();
  const finished: FinishedCase[] = [];
  const counts: Record<string, number> = {};
  const open = new Map<string, { deeds: string[]; patientId: string }>();
  const whole = (from: number, to: number) => random.whole(from, to) * SECOND;

  function note(deed: string): void {
    counts[deed] = (counts[deed] ?? 0) + 1;
    if (book.running) open.get(book.running)?.deeds.push(deed);
  }

  function work(milliseconds: number): void {
    machine.pass(milliseconds);
    book.worked(milliseconds);
  }

  async function start(): Promise<string> {
    const taken = new Set([...open.values()].map(({ patientId }) => patientId));
    const patientId = random.pick(lab.patientIds.filter((id) => !taken.has(id)));
    const { id } = await startWork(desk, { patientId, activity: random.pick(WORK) });
    book.start(id);
    open.set(id, { deeds: [], patientId });
    return id;
  }

  async function answer(given: GapAnswer): Promise<void> {
    const [clock] = desk.clock.list();
    if (!clock?.gap) throw new Error(`nothing is asked (${open.get(clock?.id ?? '')?.deeds.join()})`);
    await answerClockGap(desk, { clockId: clock.id, from: clock.gap.from, answer: given });
    book.answer(given);
    note(given);
  }

  async function finish(id: string, day: string, byMonth: FinishedCase['byMonth'] = null): Promise<void> {
    const { deeds } = open.get(id) ?? { deeds: [] };
    open.delete(id);
    const expected = book.finish(id);
    if (expected === 0) {
      const input = finishing(id);
      const isRefused = await finishWork(desk, input).then(
        () => false,
        () => true,
      );
      if (!isRefused) throw new Error('less than a second was kept');
      await desk.clock.change(({ clocks }) => ({ clocks: clocks.filter((clock) => clock.id !== id) }));
      return;
    }
    const { entryIds } = await finishWork(desk, finishing(id));
    finished.push({ day, deeds, expected, entryIds, byMonth });
  }

  const finishing = (clockId: string): Parameters<typeof finishWork>[1] => ({
    ...{ clockId, program: 'CCM', activity: 'chart-review', counterpart: 'nobody' },
    narrative: 'Read the letters.',
  });

  /** What may happen while a clock runs. */
  const events: Record<string, () => Promise<void>> = {
    async pause() {
      const id = book.running ?? '';
      await pause(desk);
      book.pause();
      machine.pass(whole(1, 4000));
      await switchTo(desk, id);
      book.resume(id);
    },
    async sleep() {
      const length = random.whole(200, 3 * HOUR);
      machine.sleep(length, random.chance(50));
      if (book.unseen(length)) await answer(random.pick(ANSWERS));
    },
    async night() {
      for (let nap = random.whole(2, 6); nap > 0; nap -= 1) {
        const length = whole(600, 5400);
        machine.sleep(length, random.chance(50));
        book.unseen(length);
        if (nap > 1) work(whole(1, 40));
      }
      await answer(random.pick(ANSWERS));
    },
    async kill() {
      const length = random.whole(100, 2 * HOUR);
      await lab.kill(length);
      if (book.unseen(length)) await answer(random.pick(ANSWERS));
    },
    async lock() {
      await lab.lock(() => work(random.whole(500, 20 * MINUTE)));
    },
    async 'kill while locked'() {
      const locked = random.whole(500, 10 * MINUTE);
      const length = whole(10, 3600);
      await lab.kill(length, () => work(locked));
      book.takeBack(locked);
      book.unseen(locked + length);
      await answer(random.pick(ANSWERS));
    },
    /** The time service puts the wall clock right by a little, again and again. */
    async nudge() {
      for (let nudge = random.whole(2, 5); nudge > 0; nudge -= 1) {
        machine.setWallOff(random.whole(-2000, 2000));
        work(random.whole(200, 9000));
      }
      machine.setWallOff(0);
    },
    async 'set forward'() {
      const off = whole(60, 10_000);
      machine.setWallOff(off);
      book.unseen(off);
      await answer(random.pick(['keep-up-to-heartbeat', 'discard']));
      work(whole(1, 30));
      machine.setWallOff(0);
    },
    async 'set back'() {
      machine.setWallOff(-whole(60, 10_000));
      work(whole(1, 30));
      if (random.chance(50)) {
        const id = book.running ?? '';
        await pause(desk);
        book.pause();
        machine.setWallOff(0);
        await switchTo(desk, id);
        book.resume(id);
      } else {
        const before = desk.ports.now();
        machine.setWallOff(0);
        book.unseen(desk.ports.now() - before);
        await answer(random.pick(['keep-up-to-heartbeat', 'discard']));
      }
    },
    async switch() {
      if (open.size >= MOST_KEPT) return;
      const kept = [...open.keys()].filter((id) => id !== book.running);
      if (kept.length > 0 && random.chance(50)) {
        const id = random.pick(kept);
        await switchTo(desk, id);
        book.pause();
        book.resume(id);
      } else {
        book.pause();
        await start();
      }
    },
  };

  async function aDay(day: string): Promise<void> {
    machine.pass(Math.max(0, instantAt(day, random.whole(8 * 60, 13 * 60), PRACTICE_ZONE) - machine.truth));
    for (let session = random.whole(1, 2); session > 0; session -= 1) {
      if (open.size === 0 || (open.size < MOST_KEPT && random.chance(70))) {
        book.pause();
        await start();
      } else {
        const id = random.pick([...open.keys()]);
        await switchTo(desk, id);
        book.pause();
        book.resume(id);
      }
      work(random.whole(300, 60_000));
      for (let event = random.whole(0, 2); event > 0; event -= 1) {
        const name = random.pick(Object.keys(events));
        note(name);
        await events[name]?.();
        work(random.whole(0, 20_000));
      }
      // Now and then nobody answers: what is in question is left out.
      if (random.chance(10)) {
        machine.sleep(whole(10, 3000), random.chance(50));
        book.unseen(10 * SECOND);
        note('never answered');
        await finish(book.running ?? '', day);
      } else if (random.chance(70)) await finish(book.running ?? '', day);
      else {
        await pause(desk);
        book.pause();
      }
      machine.pass(random.whole(1, 90 * MINUTE));
    }
  }

  /** Work across a moment of the calendar, on the true time to the second: a month's end, a leap day, the hour of a clock change. */
  async function across(day: string, at: number, isMonthEnd: boolean, isAsleep: boolean): Promise<void> {
    const before = whole(5, 40);
    const after = whole(5, 40);
    machine.pass(at - before - machine.truth);
    book.pause();
    const id = await start();
    note(isAsleep ? 'sleep across' : 'work across');
    if (isAsleep) {
      const awake = 2 * SECOND;
      work(awake);
      machine.sleep(before + after - 2 * awake, random.chance(50));
      book.unseen(before + after - 2 * awake);
      await answer('keep-all');
      work(awake);
    } else work(before + after);
    const [month, next] = [day.slice(0, 7), new Date(at + 86_400_000).toISOString().slice(0, 7)];
    const byMonth: Record<string, number> = isMonthEnd
      ? { [month]: before / SECOND, [next]: after / SECOND }
      : { [month]: (before + after) / SECOND };
    await finish(id, day, byMonth);
  }

  const zone = process.env.TZ;
  try {
    for (let date = new Date('2028-01-01T12:00:00Z'); ; date = new Date(date.getTime() + 86_400_000)) {
      const day = date.toISOString().slice(0, 10);
      if (day >= until) break;
      if (random.chance(15)) process.env.TZ = random.pick(PLACES);
      const midnight = instantAt(day, 24 * 60, PRACTICE_ZONE);
      const isChange = day === '2028-03-12' || day === '2028-11-05';
      // Both come while she would be asleep; the hour that is skipped, and the end of the hour that comes twice.
      if (isChange)
        await across(day, instantAt(day, day.startsWith('2028-03') ? 119 : 60, PRACTICE_ZONE), false, false);
      if (isChange) await across(day, instantAt(day, 0, PRACTICE_ZONE) + 2 * HOUR, false, random.chance(50));
      await aDay(day);
      const tomorrow = new Date(date.getTime() + 86_400_000).toISOString().slice(0, 10);
      const isMonthEnd = tomorrow.slice(0, 7) !== day.slice(0, 7);
      const isLeap = day === '2028-02-28';
      if ((isMonthEnd || isLeap) && machine.truth < midnight - MINUTE) {
        await across(day, midnight, isMonthEnd, random.chance(50));
      }
    }
  } finally {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  }
  for (const id of [...open.keys()]) await finish(id, until);
  return { lab, finished, counts };
}
