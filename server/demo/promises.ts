import { addDays, clockText, dayText, localMoment } from '#shared/domain/local-date.ts';
import { callableOn } from './calendar.ts';
import type { CaseloadContext } from './profile.ts';
import type { Random } from './random.ts';
import { businessDayBefore, type Placed } from './schedule.ts';

/** A call back that was promised for today. */
export interface Promised {
  dueAt: number;
  /** As said in the note, on the day of the call: `Friday at 2:00 PM`. */
  words: string;
}

/** When the promises fall, in minutes from now: some are late already, one is due now, the rest are to come. */
const MINUTES_FROM_NOW = [30, -90, 5, 75, -180, 150, 240, 330];

/**
 * Picks the calls of the last days that ended in a promise for today, one of 25 patients. Only calls that are a patient's
 * last, and only times at which she may be called.
 */
export function choosePromises(
  placed: readonly Placed[],
  patients: number,
  { today, now, random }: CaseloadContext,
): Map<Placed, Promised> {
  const lastCalls = new Map<string, Placed>();
  for (const one of placed) {
    const { session } = one;
    if (session.type !== 'desk' && session.profile.awayFrom === '')
      lastCalls.set(session.profile.patient.id, one);
  }
  const since = addDays(businessDayBefore(businessDayBefore(today)), -1);
  const candidates = [...lastCalls.values()]
    .filter(({ day }) => day < today)
    .sort((a, b) => b.startedAt - a.startedAt);
  const attempts = candidates.filter(({ session, day }) => session.type === 'attempt' && day >= since);
  const others = candidates.filter((one) => !attempts.includes(one) && one.session.type === 'attempt');
  const wanted = Math.max(1, Math.round(patients / 25));
  const promises = new Map<Placed, Promised>();
  const pick = random.fork('promises');
  for (const one of [...attempts, ...others]) {
    if (promises.size === wanted) break;
    const dueAt = timeToday(one, promises.size, today, now, pick);
    if (dueAt === undefined) continue;
    const zone = one.session.profile.patient.timeZone;
    const { minutes } = localMoment(dueAt, zone);
    promises.set(one, { dueAt, words: `${dayText(today, one.day)} at ${clockText(minutes)}` });
  }
  return promises;
}

const HALF_HOUR = 1_800_000;

/** A half hour of today at which the patient may be called, as near as can be to the wanted minutes from now. */
function timeToday(
  { session }: Placed,
  index: number,
  today: string,
  now: number,
  random: Random,
): number | undefined {
  const windows = callableOn(session.profile.patient, today).filter(
    ({ from, until }) => until - from >= 2 * HALF_HOUR,
  );
  const window = windows[0];
  if (window === undefined) return undefined;
  const minutes = (MINUTES_FROM_NOW[index % MINUTES_FROM_NOW.length] ?? 0) + random.integer(-25, 25);
  const wanted = now + minutes * 60_000;
  const isInside = wanted >= window.from && wanted <= window.until - HALF_HOUR;
  const spread = window.from + random.next() * (window.until - window.from - HALF_HOUR);
  return Math.round((isInside ? wanted : spread) / HALF_HOUR) * HALF_HOUR;
}
