/** @file Plans a run from its seed: the same seed gives the same steps. */
import { createHash } from 'node:crypto';
import { type Random, seededRandom } from '../kill/random.ts';
import { DEEDS, type Deed, LINE_FAULTS, type Step } from './step.ts';

/** How often each deed is done, of all deeds. */
const WEIGHTS: Readonly<Record<Deed, number>> = {
  'plan-words': 18,
  'plan-target': 9,
  'plan-add': 8,
  'plan-remove': 3,
  medicine: 9,
  risk: 6,
  allergy: 5,
  'personal-notes': 8,
  'task-new': 7,
  'task-detail': 7,
  'task-status': 5,
  unsendable: 1.5,
  call: 7,
  screening: 3,
  observation: 3,
  decide: 6,
};
const WEIGHT = DEEDS.reduce((sum, deed) => sum + WEIGHTS[deed], 0);
/** Steps out of a hundred that are something that befalls people, not something they do. */
const FAULTS_PERCENT = 16;
/** Steps that come at most so often in a run: each costs seconds. */
const RARE: Readonly<Partial<Record<Step['kind'], number>>> = {
  'database-restarted': 1,
  'server-killed': 2,
  'device-killed': 3,
  'device-retired': 1,
  'signed-out': 2,
};

/** The steps of a run. */
export function plan(seed: number, devices: number, steps: number): Step[] {
  const random = seededRandom(seed, devices, steps);
  const planned: Step[] = [];
  const counts = new Map<Step['kind'], number>();
  const isFaulty = Array.from({ length: devices }, () => false);
  while (planned.length < steps) {
    const step = random.chance(FAULTS_PERCENT) ? fault(random, devices, isFaulty) : deed(random, devices);
    const limit = RARE[step.kind];
    const count = counts.get(step.kind) ?? 0;
    if (limit !== undefined && count >= limit) continue;
    counts.set(step.kind, count + 1);
    if (step.kind === 'line') isFaulty[step.device] = step.fault !== 'clear';
    planned.push(step);
  }
  return planned;
}

/** Names a plan: two runs with the same digest did the same. */
export function planDigest(steps: readonly Step[]): string {
  return createHash('sha256').update(JSON.stringify(steps)).digest('hex').slice(0, 12);
}

const PICKS = 2 ** 20;
const HOUR_MS = 3_600_000;

function deed(random: Random, devices: number): Step {
  const device = random.whole(0, devices - 1);
  let dice = random.next() * WEIGHT;
  for (const name of DEEDS) {
    dice -= WEIGHTS[name];
    if (dice < 0) return { kind: 'deed', device, deed: name, pick: random.whole(0, PICKS) };
  }
  return { kind: 'deed', device, deed: 'plan-words', pick: random.whole(0, PICKS) };
}

function fault(random: Random, devices: number, isFaulty: readonly boolean[]): Step {
  const device = random.whole(0, devices - 1);
  const dice = random.next() * 100;
  if (dice < 55) {
    const fault = isFaulty[device] ? 'clear' : random.pick(LINE_FAULTS);
    return { kind: 'line', device, fault };
  }
  if (dice < 59) return { kind: 'device-killed', device, pauseMs: random.whole(0, 300) };
  if (dice < 62) return { kind: 'signed-out', device };
  if (dice < 68) return { kind: 'clock', device, days: random.pick([-400, -3, -1, 0, 0, 1, 3, 9]) };
  if (dice < 70) return { kind: 'device-retired', device };
  if (dice < 73) {
    return { kind: 'server-killed', server: random.pick([0, 1] as const), pauseMs: random.whole(50, 600) };
  }
  if (dice < 74) return { kind: 'database-restarted' };
  if (dice < 79) {
    return { kind: 'transaction-held', holdMs: random.whole(100, 900), isUndone: random.chance(40) };
  }
  if (dice < 88) return { kind: 'reassigned', pick: random.whole(0, PICKS), to: random.whole(0, 9) };
  if (dice < 92) {
    const forMs = random.pick([1500, 4000, HOUR_MS, HOUR_MS]);
    return { kind: 'cover-begun', absent: random.whole(0, 9), covering: random.whole(0, 9), forMs };
  }
  if (dice < 94) return { kind: 'cover-ended', pick: random.whole(0, PICKS) };
  if (dice < 96)
    return { kind: 'team-moved', person: random.whole(0, 9), team: random.pick([0, 1] as const) };
  return { kind: 'calm', ms: random.whole(50, 400) };
}
