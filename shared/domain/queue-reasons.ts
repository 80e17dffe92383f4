/** @file The reasons of a row: each with its words and its points. */
import { clockText, daysBetween, dayText, localDate, localMoment } from './local-date.ts';
import type { Patient, RiskTier } from './patient.ts';
import { fromInstant, type Instant } from './primitives.ts';
import type { Standing } from './queue-facts.ts';
import { holdReasons } from './queue-holds.ts';
import { POINTS } from './queue-points.ts';
import type { QueueContext, RankReason } from './queue-types.ts';
import type { Task, TaskKind } from './task.ts';

const TIER_TEXT: Record<RiskTier, string> = {
  high: 'High risk',
  rising: 'Rising risk',
  stable: 'Stable',
  maintenance: 'Maintenance',
};

const TASK_TEXT: Record<Exclude<TaskKind, 'callback' | 'next-contact' | 'escalation'>, string> = {
  'care-gap': 'Care gap',
  'records-request': 'Records request',
  referral: 'Referral',
  transport: 'Transport',
  refill: 'Refill',
  appointment: 'Appointment',
  outreach: 'Outreach',
  review: 'Review',
};

/** All reasons of a patient's place, the weightiest first. */
export function reasonsFor(patient: Patient, standing: Standing, context: QueueContext): RankReason[] {
  const reasons = [
    ...taskReasons(standing, context),
    ...callbackReasons(standing, context),
    ...transitionReasons(standing, context),
    ...contactReasons(patient, standing, context),
    ...minuteReasons(standing, context),
    ...enrollmentReasons(patient, standing),
  ];
  const isDone = isDoneForTheMonth(patient, standing, context);
  const all = [...reasons, ...holdReasons(patient, standing, context, isDone), ...languageReasons(patient)];
  return all.sort((left, right) => Math.abs(right.points) - Math.abs(left.points));
}

/** `2:00 PM`, or with its day where that is not today. */
export function timeText(at: Instant, context: QueueContext): string {
  const { date, minutes } = localMoment(fromInstant(at), context.practiceTimeZone);
  const day = dayText(date, context.today);
  return day === 'today' ? clockText(minutes) : `${day}, ${clockText(minutes)}`;
}

function taskReasons(standing: Standing, context: QueueContext): RankReason[] {
  const reasons: RankReason[] = [];
  for (const task of standing.openTasks) {
    if (task.kind === 'callback') continue;
    if (task.kind === 'escalation') {
      reasons.push({ code: 'escalation', text: `Open escalation: ${task.title}`, points: POINTS.escalation });
    } else if (task.dueAt < context.todayUntil) {
      reasons.push(dueTask(task, context));
    } else if (task.kind === 'next-contact') {
      const day = dayText(localDate(fromInstant(task.dueAt), context.practiceTimeZone), context.today);
      reasons.push({ code: 'planned', text: `Next contact planned for ${day}`, points: POINTS.plannedLater });
    }
  }
  return onlyHeaviest(reasons);
}

/** Ten small tasks are no emergency: the heaviest one weighs, the others are told. */
function onlyHeaviest(reasons: RankReason[]): RankReason[] {
  reasons.sort((left, right) => right.points - left.points);
  return reasons.map((reason, index) => (index === 0 ? reason : { ...reason, points: 0 }));
}

function dueTask(task: Task, context: QueueContext): RankReason {
  const overdue = daysBetween(localDate(fromInstant(task.dueAt), context.practiceTimeZone), context.today);
  const points = POINTS.task[task.priority] + Math.min(overdue, 30);
  const day = dayText(localDate(fromInstant(task.dueAt), context.practiceTimeZone), context.today);
  if (task.kind === 'next-contact') {
    const text = overdue > 0 ? `Next contact was planned for ${day}` : 'Next contact planned for today';
    return { code: 'next-contact', text, points };
  }
  const kind = TASK_TEXT[task.kind as keyof typeof TASK_TEXT];
  const when = overdue > 0 ? `was due ${day}` : 'due today';
  // A title that begins with its kind does not say it twice.
  const title = task.title.startsWith(`${kind}: `) ? task.title.slice(kind.length + 2) : task.title;
  return { code: `task-${task.kind}`, text: `${kind} ${when}: ${title}`, points };
}

function callbackReasons(standing: Standing, context: QueueContext): RankReason[] {
  const { callback } = standing;
  if (!callback) return [];
  const time = timeText(callback.dueAt, context);
  if (callback.priority === 'stat' || (callback.priority === 'asap' && standing.isCallbackDue)) {
    return [{ code: 'callback-urgent', text: `Urgent callback: ${time}`, points: POINTS.urgentCallback }];
  }
  if (!standing.isCallbackDue) return [];
  if (fromInstant(callback.dueAt) < context.now - 15 * 60_000) {
    return [
      { code: 'callback', text: `Callback promised for ${time} is overdue`, points: POINTS.missedCallback },
    ];
  }
  return [{ code: 'callback', text: `Callback promised for ${time}`, points: POINTS.callback }];
}

function transitionReasons({ pending }: Standing, context: QueueContext): RankReason[] {
  if (!pending) return [];
  const { transition, dueOn, attempts } = pending;
  const isDischarge = transition.kind === 'discharge';
  const left = daysBetween(context.today, dueOn);
  const tried = attempts === 0 ? '' : `, ${attempts} ${attempts === 1 ? 'attempt' : 'attempts'} so far`;
  const happened = `${isDischarge ? 'Discharged' : 'Emergency visit'} ${dayText(transition.on, context.today)}`;
  const day = dayText(dueOn, context.today);
  const due = left === 0 ? 'contact due today' : `${left < 0 ? 'contact was due' : 'contact due'} by ${day}`;
  const stage = left < 0 ? 'overdue' : left === 0 ? 'today' : left === 1 ? 'tomorrow' : 'later';
  const points = POINTS.transition[isDischarge ? 'discharge' : 'emergency-visit'][stage];
  const fading = left < 0 ? Math.min(-left * 10, 250) : 0;
  return [{ code: transition.kind, text: `${happened}: ${due}${tried}`, points: points - fading }];
}

function contactReasons(patient: Patient, standing: Standing, { outreach }: QueueContext): RankReason[] {
  const tier = patient.riskTier;
  const days = standing.daysSinceContact;
  const base = POINTS.tier[tier];
  if (standing.programs.length === 0) return [];
  if (days === null) {
    const text = `${TIER_TEXT[tier]}, no contact in the last 3 months`;
    return [{ code: 'contact', text, points: base + POINTS.overdueContact[tier] }];
  }
  const over = days - outreach.cadenceDays[tier];
  const points = over > 0 ? base + POINTS.overdueContact[tier] + Math.min(over, 60) : base;
  const since = days === 0 ? 'contact today' : `${days} ${days === 1 ? 'day' : 'days'} since last contact`;
  return [{ code: 'contact', text: `${TIER_TEXT[tier]}, ${since}`, points }];
}

/** Minutes short of the month's goal weigh by the time that is left and by risk; closeness to the goal adds little. */
function minuteReasons({ nearest, isAtTarget }: Standing, context: QueueContext): RankReason[] {
  if (isAtTarget || nearest.program === null) return [];
  const short = nearest.target - nearest.minutes;
  const left = context.workdaysLeft;
  const step = POINTS.minutes.find((one) => left <= one.workdaysLeft);
  const points = (step?.points ?? 0) + Math.round((nearest.minutes / nearest.target) * POINTS.closeness);
  const goal = nearest.program === 'CCM' ? `${nearest.target}` : `${nearest.target} for ${nearest.program}`;
  const time = left === 0 ? 'no workday left' : `${left} ${left === 1 ? 'workday' : 'workdays'} left`;
  const text = `${short} ${short === 1 ? 'minute' : 'minutes'} short of ${goal} with ${time}`;
  return [{ code: 'minutes', text, points }];
}

function enrollmentReasons(patient: Patient, standing: Standing): RankReason[] {
  if (standing.programs.length === 0) {
    if (patient.enrollments.length > 0) return [];
    return [
      { code: 'not-enrolled', text: 'Not enrolled yet: offer the program', points: POINTS.notEnrolled },
    ];
  }
  const missing = standing.programs.find(
    (program) => !patient.consents.some((one) => one.program === program && one.decision === 'accepted'),
  );
  return missing
    ? [{ code: 'consent', text: `No ${missing} consent on record`, points: POINTS.missingConsent }]
    : [];
}

function languageReasons(patient: Patient): RankReason[] {
  if (!patient.needsInterpreter) return [];
  const text = `${languageName(patient.language) || 'Language not known'}: interpreter needed`;
  return [{ code: 'interpreter', text, points: 0 }];
}

let displayNames: Intl.DisplayNames | undefined;
const languageNames = new Map<string, string>();

function languageName(tag: string): string {
  let name = languageNames.get(tag);
  if (name === undefined) {
    displayNames ??= new Intl.DisplayNames('en', { type: 'language' });
    try {
      name = displayNames.of(tag) ?? tag;
    } catch {
      // Not a language tag: what is written there is the best name there is.
      name = tag;
    }
    languageNames.set(tag, name);
  }
  return name;
}

/** Reached this month, every minute goal met, nothing due and not overdue for her risk. */
function isDoneForTheMonth(patient: Patient, standing: Standing, context: QueueContext): boolean {
  const days = standing.daysSinceContact;
  return (
    standing.programs.length > 0 &&
    standing.isAtTarget &&
    standing.lastContact !== null &&
    standing.lastContact.startedAt >= context.monthFrom &&
    days !== null &&
    days <= context.outreach.cadenceDays[patient.riskTier] &&
    standing.pending === null &&
    !standing.openTasks.some((task) => task.kind === 'escalation' || task.dueAt < context.todayUntil)
  );
}
