import { isBusinessDay } from '#shared/domain/business-days.ts';
import { addDays } from '#shared/domain/local-date.ts';
import type { LocalDate, TimeZone } from '#shared/domain/primitives.ts';
import { businessDays, callableOn, type Span, workingHours } from './calendar.ts';
import type { Session } from './month-work.ts';
import type { Random } from './random.ts';

/** A session with its time: milliseconds since the epoch, whole seconds. */
export interface Placed {
  session: Session;
  day: LocalDate;
  startedAt: number;
  /** The end of the call, or of the desk work. */
  endedAt: number;
  /** The end of the writing up. */
  doneAt: number;
}

interface Job {
  session: Session;
  /** When it may take place on the day at hand. */
  windows: readonly Span[];
}

/**
 * Gives each session a time of one care manager's year: one after the other, calls only within the patient's calling hours
 * and her own working hours, nobody twice on one day, nothing at weekends and holidays, nothing after `now`. What finds no
 * place moves to the next working day; what finds none before its last day is not done.
 */
export function scheduleYear(
  sessions: readonly Session[],
  {
    from,
    today,
    now,
    timeZone,
    random,
  }: { from: LocalDate; today: LocalDate; now: number; timeZone: TimeZone; random: Random },
): Placed[] {
  const byDay = new Map<LocalDate, Session[]>();
  for (const session of sessions) byDay.set(session.day, [...(byDay.get(session.day) ?? []), session]);
  const placed: Placed[] = [];
  let waiting: Session[] = [];
  for (const day of businessDays(from, today)) {
    waiting = [...waiting.filter(({ lastDay }) => lastDay >= day), ...(byDay.get(day) ?? [])];
    const done = scheduleDay(day, waiting, workingHours(day, timeZone), now, random.fork(day));
    placed.push(...done);
    const finished = new Set(done.map(({ session }) => session));
    waiting = waiting.filter((session) => !finished.has(session));
  }
  return placed;
}

function scheduleDay(
  day: LocalDate,
  waiting: readonly Session[],
  hours: readonly Span[],
  now: number,
  random: Random,
): Placed[] {
  const wholeDay = hours.map(({ from, until }) => ({ from, until: Math.min(until, now) }));
  let jobs: Job[] = waiting.map((session) => ({
    session,
    windows: session.type === 'desk' ? wholeDay : callableOn(session.profile.patient, day),
  }));
  const work = waiting.reduce((sum, { seconds, afterwards }) => sum + (seconds + afterwards) * 1000, 0);
  const free = hours.reduce((sum, { from, until }) => sum + until - from, 0) - work;
  const longestPause = Math.max(90_000, Math.min(1_500_000, (1.5 * free) / Math.max(1, jobs.length)));
  const placed: Placed[] = [];
  const called = new Set<string>();
  for (const span of wholeDay) {
    let cursor = span.from + random.integer(0, 480) * 1000;
    for (;;) {
      const open = jobs.filter(
        ({ session }) => session.type === 'desk' || !called.has(session.profile.patient.id),
      );
      const fitting = open.filter((job) => fits(job, cursor, span.until));
      const job = fitting.length === 0 ? undefined : chooseNext(fitting, cursor, random);
      if (job === undefined) {
        const opens = Math.min(
          ...open.flatMap(({ windows }) => windows.map((window) => window.from)).filter((at) => at > cursor),
        );
        if (!(opens < span.until)) break;
        cursor = opens + random.integer(0, 240) * 1000;
        continue;
      }
      const { session } = job;
      const endedAt = cursor + session.seconds * 1000;
      const doneAt = endedAt + session.afterwards * 1000;
      placed.push({ session, day, startedAt: cursor, endedAt, doneAt });
      if (session.type !== 'desk') called.add(session.profile.patient.id);
      jobs = jobs.filter((other) => other !== job);
      cursor = doneAt + Math.ceil((45_000 + random.next() * longestPause) / 1000) * 1000;
    }
  }
  return placed;
}

function fits({ session, windows }: Job, cursor: number, until: number): boolean {
  const ends = cursor + session.seconds * 1000;
  return (
    ends + session.afterwards * 1000 <= until &&
    windows.some((window) => window.from <= cursor && ends <= window.until)
  );
}

/** Who can be called only now goes first; otherwise the day takes its turns. */
function chooseNext(fitting: readonly Job[], cursor: number, random: Random): Job {
  if (random.chance(0.4)) return random.pick(fitting);
  const closes = (job: Job) =>
    Math.min(...job.windows.filter(({ until }) => until > cursor).map(({ until }) => until));
  return fitting.reduce((soonest, job) => (closes(job) < closes(soonest) ? job : soonest));
}

/** The last business day before a date. */
export function businessDayBefore(date: LocalDate): LocalDate {
  let day = addDays(date, -1);
  while (!isBusinessDay(day)) day = addDays(day, -1);
  return day;
}
