import type { CallKind, CallNote, Disposition } from '#shared/domain/call.ts';
import data from './data/notes.json' with { type: 'json' };
import type { Profile } from './profile.ts';
import type { Random } from './random.ts';
import type { Readings } from './readings.ts';

const REASONS = new Map<string, readonly string[]>(Object.entries(data.reason));
const ASSESSMENTS = new Map<string, readonly string[]>(Object.entries(data.assessment));
const EDUCATION = new Map<string, readonly string[]>(Object.entries(data.education));
const ATTEMPTS = new Map<string, { reason: readonly string[]; plan: readonly string[] }>(
  Object.entries(data.attempt),
);

/** The note of a conversation: short, with the values that were read out and nothing that was not. */
export function noteOfContact(
  profile: Profile,
  kind: CallKind,
  readings: Readings,
  random: Random,
): CallNote {
  const values = new Map<string, string>();
  if (readings.systolic !== undefined) values.set('bp', `${readings.systolic}/${readings.diastolic}`);
  for (const key of ['weight', 'glucose', 'saturation', 'pain'] as const) {
    if (readings[key] !== undefined) values.set(key, String(readings[key]));
  }
  const conditions = [...profile.conditions];
  const said = conditions.flatMap((key) => fillable(ASSESSMENTS.get(key), values, random)).slice(0, 3);
  const general = [random.pick(data.general.feeling), random.pick(data.general.safety)];
  if (said.length > 1) general.splice(random.integer(0, 1), 1);
  const taught = conditions.flatMap((key) => fillable(EDUCATION.get(key), values, random));
  return {
    reason: random.pick(REASONS.get(kind) ?? data.reason['monthly-check-in']),
    assessment: [...said, ...general].join(' '),
    education:
      taught.length > 0 && random.chance(0.7) ? random.pick(taught) : random.pick(data.education.general),
    plan: random.pick(data.plan),
  };
}

/** The note of an attempt that reached nobody, or nobody who could talk. */
export function noteOfAttempt(disposition: Disposition, random: Random): CallNote {
  const words = ATTEMPTS.get(disposition) ?? data.attempt['no-answer'];
  return { reason: random.pick(words.reason), assessment: '', education: '', plan: random.pick(words.plan) };
}

/** The note of a short call that ended in a promise; `when` as in `today at 2:00 PM`. */
export function noteOfPromise(when: string, random: Random): CallNote {
  const say = (choices: readonly string[]) => random.pick(choices).replace('{when}', when);
  return { reason: say(data.promise.reason), assessment: '', education: '', plan: say(data.promise.plan) };
}

/** One sentence of the choices, filled in; none when it speaks of a value that was not read out. */
function fillable(
  choices: readonly string[] | undefined,
  values: ReadonlyMap<string, string>,
  random: Random,
): string[] {
  if (choices === undefined) return [];
  const sentence = random.pick(choices);
  const names = [...sentence.matchAll(/\{(\w+)\}/g)].map((found) => found[1] ?? '');
  if (names.some((name) => !values.has(name))) return [];
  return [sentence.replace(/\{(\w+)\}/g, (_, name: string) => values.get(name) ?? '')];
}
