/** @file What holds a patient back for now. Only the heaviest hold weighs; the others are told without points. */
import { patientTimeZone } from './address-time-zone.ts';
import type { Call } from './call.ts';
import { clockText, daysBetween, dayText, localDate, localMoment } from './local-date.ts';
import type { Patient } from './patient.ts';
import { fromInstant } from './primitives.ts';
import type { Standing } from './queue-facts.ts';
import { POINTS } from './queue-points.ts';
import type { QueueContext, RankReason } from './queue-types.ts';

const HOUR = 3_600_000;
const FACILITY_DAYS = 14;
const CALLBACK_HOLD_DAYS = 7;

/**
 * The reasons not to call now: put off by somebody, outside the hours, a callback promised for later, in hospital, no working number, tried today or three
 * times this week (domain.md 5.1: at most one attempt a day and three a week unless urgent), reached today, done for the
 * month. What is urgent is held only for an hour after an attempt.
 */
export function holdReasons(
  patient: Patient,
  standing: Standing,
  context: QueueContext,
  isDone: boolean,
): RankReason[] {
  const holds = [
    doneHold(standing, context, isDone),
    triedHold(standing, context),
    putOffHold(standing, context),
    facilityHold(patient, standing, context),
    numberHold(patient, standing),
    promisedHold(standing, context),
    notNowHold(standing),
  ].filter((hold) => hold !== null);
  const heaviest = Math.min(0, ...holds.map((hold) => hold.points));
  let isWeighed = false;
  const weighed = holds.map((hold) => {
    const isHeaviest = !isWeighed && hold.points === heaviest;
    isWeighed ||= isHeaviest;
    return isHeaviest ? hold : { ...hold, points: 0 };
  });
  const rotation = timeOfDay(patient, standing, context);
  return rotation ? [...weighed, rotation] : weighed;
}

/** What no hold that somebody made keeps down: an escalation, a promise that is due, a deadline of today. */
export function isUrgent({ openTasks, isCallbackDue, pending }: Standing, context: QueueContext): boolean {
  return (
    isCallbackDue ||
    (pending !== null && pending.dueOn <= context.today) ||
    openTasks.some(
      (task) =>
        task.kind === 'escalation' ||
        ((task.priority === 'stat' || task.priority === 'asap') && task.dueAt < context.todayUntil),
    )
  );
}

function doneHold(
  { nearest, lastContact }: Standing,
  context: QueueContext,
  isDone: boolean,
): RankReason | null {
  if (!isDone || !lastContact) return null;
  const day = dayText(localDate(fromInstant(lastContact.startedAt), context.practiceTimeZone), context.today);
  const minutes = nearest.program === null ? '' : `${nearest.minutes} minutes, `;
  return { code: 'done', text: `Month complete: ${minutes}last contact ${day}`, points: POINTS.hold.done };
}

function triedHold(standing: Standing, context: QueueContext): RankReason | null {
  const { lastAttempt, lastContact, attemptsThisWeek } = standing;
  const last = latest(lastAttempt, lastContact);
  const clock = (call: Call) =>
    clockText(localMoment(fromInstant(call.startedAt), context.practiceTimeZone).minutes);
  if (last && last.startedAt >= context.todayFrom) {
    const isRecent = context.now - fromInstant(last.startedAt) < HOUR && !isPromisedSince(last, standing);
    const points = isUrgent(standing, context) && !isRecent ? 0 : POINTS.hold.triedEnough;
    const verb = last === lastContact ? 'Reached' : 'Tried';
    const week = attemptsThisWeek > 1 ? `, ${attemptsThisWeek} attempts this week` : '';
    return {
      code: last === lastContact ? 'reached-today' : 'tried-today',
      text: `${verb} today at ${clock(last)}${week}`,
      points,
    };
  }
  if (attemptsThisWeek === 0) return null;
  const text = `${attemptsThisWeek} ${attemptsThisWeek === 1 ? 'attempt' : 'attempts'} this week`;
  const isEnough = attemptsThisWeek >= 3 && !isUrgent(standing, context);
  return { code: 'attempts', text, points: isEnough ? POINTS.hold.triedEnough : 0 };
}

/** Told with her name where the rows are shown; it yields to what is urgent. */
function putOffHold(standing: Standing, context: QueueContext): RankReason | null {
  const { hold } = standing;
  if (!hold) return null;
  const { date, minutes } = localMoment(fromInstant(hold.until), context.practiceTimeZone);
  const day = dayText(date, context.today);
  const until = minutes === 0 ? day : `${day === 'today' ? '' : `${day}, `}${clockText(minutes)}`;
  const verb = hold.kind === 'skip' ? 'Skipped' : 'Snoozed';
  const points = isUrgent(standing, context) ? 0 : POINTS.hold.putOff;
  return { code: hold.kind, text: `${verb} until ${until}: ${hold.reason}`, points };
}

/** A callback for a time after the last call is a promise made in it or still to be kept. */
function isPromisedSince(last: Call, { callback, isCallbackDue }: Standing): boolean {
  return isCallbackDue && callback !== null && callback.dueAt > last.startedAt;
}

function latest(one: Call | null, other: Call | null): Call | null {
  if (!one || !other) return one ?? other;
  return one.startedAt > other.startedAt ? one : other;
}

function facilityHold(patient: Patient, { lastCall }: Standing, context: QueueContext): RankReason | null {
  if (lastCall?.disposition !== 'hospitalized' && lastCall?.disposition !== 'moved-facility') return null;
  const day = localDate(fromInstant(lastCall.startedAt), context.practiceTimeZone);
  if (daysBetween(day, context.today) > FACILITY_DAYS) return null;
  if (patient.transitions.some((transition) => transition.kind === 'discharge' && transition.on >= day))
    return null;
  const where = lastCall.disposition === 'hospitalized' ? 'in hospital' : 'moved to a facility';
  return {
    code: 'facility',
    text: `Reported ${where} ${dayText(day, context.today)}`,
    points: POINTS.hold.unreachable,
  };
}

function numberHold(patient: Patient, { lastCall }: Standing): RankReason | null {
  if (lastCall?.disposition !== 'line-disconnected' && lastCall?.disposition !== 'wrong-number') return null;
  const hasOther = patient.phones.some((phone) => phone.number !== lastCall.numberDialled);
  return hasOther
    ? { code: 'number', text: 'Last number did not work: use another', points: 0 }
    : { code: 'number', text: 'No working number: find one', points: POINTS.hold.unreachable };
}

function promisedHold(standing: Standing, context: QueueContext): RankReason | null {
  const { callback, isCallbackDue, pending } = standing;
  if (!callback || isCallbackDue) return null;
  const { date, minutes } = localMoment(fromInstant(callback.dueAt), context.practiceTimeZone);
  const day = dayText(date, context.today);
  const text = `Callback promised for ${day === 'today' ? '' : `${day}, `}${clockText(minutes)}`;
  const isTooLate = pending !== null && date > pending.dueOn;
  const isFar = daysBetween(context.today, date) > CALLBACK_HOLD_DAYS;
  return { code: 'callback-later', text, points: isTooLate || isFar ? 0 : POINTS.hold.promisedLater };
}

function notNowHold({ callable, openTasks }: Standing): RankReason | null {
  if (callable.now) return null;
  const isEscalated = openTasks.some((task) => task.kind === 'escalation');
  return { code: 'not-now', text: callable.reason, points: isEscalated ? 0 : POINTS.hold.notNow };
}

/** Attempts go round the parts of the day (domain.md 5.1): the part that failed last weighs a little less. */
function timeOfDay(
  patient: Patient,
  { lastAttempt, callable }: Standing,
  context: QueueContext,
): RankReason | null {
  if (!lastAttempt || !callable.now || callable.localTime === '' || lastAttempt.startedAt < context.monthFrom)
    return null;
  const zone = patientTimeZone(patient);
  if (zone === undefined) return null;
  const part = partOfDay(localMoment(context.now, zone).minutes);
  if (part !== partOfDay(localMoment(fromInstant(lastAttempt.startedAt), zone).minutes)) return null;
  return { code: 'time-of-day', text: `Last tried in the ${part} too`, points: POINTS.sameTimeOfDay };
}

function partOfDay(minutes: number): 'morning' | 'afternoon' | 'evening' {
  if (minutes < 12 * 60) return 'morning';
  return minutes < 17 * 60 ? 'afternoon' : 'evening';
}
