/** @file A chapter: one device from a fresh folder through several kills, each looked at before and after the next start. */
import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createExpectation, type Expectation } from './expectation.ts';
import { type Inspection, inspectStore } from './inspect.ts';
import type { LifeMessage, LifeOrder } from './messages.ts';
import { QUESTIONS } from './nurse.ts';
import { type KillPhase, PHASES } from './phases.ts';
import { differences, type Picture } from './picture.ts';
import { type Random, seededRandom } from './random.ts';
import { type RunningLife, startLife } from './start-life.ts';
import type { KillWorld } from './world.ts';

/** What one run of the lab found. */
export interface KillResult {
  run: number;
  phase: string;
  acknowledged: number;
  /** Milliseconds between the last clock on disk and the kill; null where no clock ran in an open store. */
  clockLossMs: number | null;
  failures: { kind: 'lost' | 'torn' | 'clock' | 'file' | 'failed'; detail: string }[];
}

export interface ChapterOrder {
  world: KillWorld;
  seed: number;
  number: number;
  /** The runs of this chapter, by number. */
  from: number;
  kills: number;
  phases?: readonly KillPhase[];
  onResult(result: KillResult): void;
}

/** The longest that a clock on disk may be behind at a kill (design.md section 9). */
export const CLOCK_LIMIT_MS = 1000;
/** One chapter in so many unwraps the key at the cost that it has in the app. */
const REAL_KEY_EVERY = 8;

/** Lives through the chapter. Answers the folder when something failed, so that it can be looked at. */
export async function liveChapter(order: ChapterOrder): Promise<string | null> {
  const { world, number } = order;
  const isKeyCheap = number % REAL_KEY_EVERY !== REAL_KEY_EVERY - 1;
  const folder = join(world.scratch, `chapter-${number}`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  cpSync(isKeyCheap ? world.cheap : world.real, folder, { recursive: true });
  const random = seededRandom(order.seed, number);
  const device = createDevice(order, folder, isKeyCheap);
  let hasFailed = false;
  for (let done = 0; done < order.kills && !hasFailed; ) {
    const result = await device.live(pickPhase(random, order.phases ?? PHASES), random, order.from + done);
    if (!result) continue;
    done += 1;
    hasFailed = result.failures.length > 0;
    order.onResult(result);
  }
  if (!hasFailed) {
    const last = await device.rest(random, order.from + order.kills - 1);
    if (last) order.onResult(last);
    hasFailed = last !== null;
  }
  if (!hasFailed) rmSync(folder, { recursive: true, force: true });
  return hasFailed ? folder : null;
}

function createDevice({ world }: ChapterOrder, folder: string, isKeyCheap: boolean) {
  let expectation: Expectation | null = null;
  let store: { hex: string; path: string } | null = null;
  let before: Inspection | null = null;
  let passphrase = world.passphrase;
  let otherPassphrase: string | undefined;
  const recoveryKey = world.recoveryKeys[isKeyCheap ? 'cheap' : 'real'];

  /** Hears one life to its end, and what went wrong in it. */
  async function run(
    task: LifeOrder['task'],
    seed: number[],
    arm: (life: RunningLife, message: LifeMessage | null) => void,
  ) {
    const failures: KillResult['failures'] = [];
    let acknowledged = 0;
    let isStoreOpen = false;
    const { email, serverUrl } = world;
    const who = {
      email,
      passphrase,
      recoveryKey,
      ...(otherPassphrase === undefined ? {} : { otherPassphrase }),
    };
    const order: LifeOrder = { ...who, task, folder, serverUrl, seed, isKeyCheap };
    const life = startLife(world.program, order, (message) => {
      arm(life, message);
      switch (message.say) {
        case 'key':
          store = message;
          break;
        case 'passphrase':
          otherPassphrase = message.is === 'asked' ? message.passphrase : undefined;
          if (message.is !== 'asked') passphrase = message.passphrase;
          break;
        case 'opened':
          isStoreOpen = true;
          failures.push(
            ...message.unserved.map((what) => ({
              kind: 'failed' as const,
              detail: `served otherwise: ${what}`,
            })),
          );
          failures.push(...compare(message.picture));
          break;
        case 'asked':
          isStoreOpen = true;
          expectation?.asked(message.batch);
          if (failures.length === 0 && expectation?.possible().length === 0) {
            failures.push({
              kind: 'torn',
              detail: `no order of the answers explains them: ${contradiction(life)}`,
            });
          }
          break;
        case 'answered':
          expectation?.answered(message.number, message.outcome);
          acknowledged += message.outcome.is === 'done' ? 1 : 0;
          if (message.outcome.is === 'failed') {
            failures.push({ kind: 'failed', detail: `${message.outcome.code}: ${message.outcome.detail}` });
          }
          break;
        case 'busy':
          isStoreOpen = message.with === 'clean-up';
          break;
      }
    });
    arm(life, null);
    const ending = await life.ends().catch((error: Error) => {
      failures.push({ kind: 'failed', detail: error.message });
      return 'killed' as const;
    });
    return { ending, failures, acknowledged, isStoreOpen };
  }

  function compare(found: Picture): KillResult['failures'] {
    if (!expectation) {
      expectation = createExpectation(found, QUESTIONS);
      return [];
    }
    const verdict = expectation.compare(found);
    if (verdict.is === 'right') return [];
    const detail = verdict.nearest ? differences(verdict.nearest, found).join('; ') : 'nothing was possible';
    return [{ kind: verdict.is, detail }];
  }

  /** Looks at the file as it lies. */
  function look(): { inspection: Inspection | null; failures: KillResult['failures'] } {
    if (!store) return { inspection: null, failures: [] };
    const inspection = inspectStore(store.path, store.hex, `${folder}.copy`);
    const failures: KillResult['failures'] = inspection.problems.map((detail) => ({ kind: 'file', detail }));
    const isStillWaiting = before?.interrupted.join() === inspection.interrupted.join();
    const missing = (before?.interrupted ?? []).filter((one) => !inspection.documents.has(one));
    if (!isStillWaiting && missing.length > 0) {
      failures.push({
        kind: 'torn',
        detail: `of a write that was cut off is missing: ${missing.join(', ')}`,
      });
    }
    before = inspection;
    return { inspection, failures };
  }

  return {
    /** One life with its kill; null when the child came to rest before the kill struck. */
    async live(phase: KillPhase, random: Random, number: number): Promise<KillResult | null> {
      const delay = phase.delay[0] + random.next() * (phase.delay[1] - phase.delay[0]);
      let killedAt = 0;
      let isArmed = false;
      const seed = [random.whole(0, 2 ** 31), number];
      const { ending, failures, acknowledged, isStoreOpen } = await run(phase.task, seed, (life, message) => {
        if (isArmed || !(message ? phase.after?.(message) : !phase.after)) return;
        isArmed = true;
        setTimeout(() => {
          killedAt = life.kill();
        }, delay);
      });
      if (ending === 'at rest' && failures.length === 0) return null;
      const seen = look();
      const { clock } = seen.inspection ?? {};
      const clockLossMs = isStoreOpen && clock?.isRunning ? Math.max(0, killedAt - clock.lastWall) : null;
      if ((clockLossMs ?? 0) > CLOCK_LIMIT_MS) {
        seen.failures.push({ kind: 'clock', detail: `the clock on disk was ${clockLossMs} ms behind` });
      }
      return {
        run: number,
        phase: phase.name,
        acknowledged,
        clockLossMs,
        failures: [...failures, ...seen.failures],
      };
    },
    /** A last life that only opens and closes. Null when all is well. */
    async rest(random: Random, number: number): Promise<KillResult | null> {
      const { failures } = await run('finish', [random.whole(0, 2 ** 31), number], () => undefined);
      failures.push(...look().failures);
      if (failures.length === 0) return null;
      return {
        run: number,
        phase: 'last start of the chapter',
        acknowledged: 0,
        clockLossMs: null,
        failures,
      };
    },
  };
}

function contradiction(life: RunningLife): string {
  const batches = life.said.filter((message) => message.say === 'asked');
  const numbers = new Set(batches.at(-2)?.batch.map(({ number }) => number));
  const answers = life.said.filter((message) => message.say === 'answered' && numbers.has(message.number));
  return JSON.stringify([batches.at(-2), ...answers]).slice(0, 1500);
}

function pickPhase(random: Random, phases: readonly KillPhase[]): KillPhase {
  let dice = random.next() * phases.reduce((sum, { weight }) => sum + weight, 0);
  for (const phase of phases) {
    dice -= phase.weight;
    if (dice < 0) return phase;
  }
  return phases[0] as KillPhase;
}
