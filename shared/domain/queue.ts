import { patientTimeZone } from './address-time-zone.ts';
import type { CallKind } from './call.ts';
import { compareText } from './compare-text.ts';
import { ageOn, daysBetween } from './local-date.ts';
import { effectiveEntries } from './minutes.ts';
import { type Patient, patientName } from './patient.ts';
import type { Id } from './primitives.ts';
import { queueContext } from './queue-context.ts';
import { type Standing, standingOf } from './queue-facts.ts';
import { reasonsFor } from './queue-reasons.ts';
import type { PatientFacts, QueueContext, QueueInput, RankedPatient } from './queue-types.ts';
import type { TimeEntry } from './time-entry.ts';

export { monthSummary } from './month-summary.ts';
export { queueContext } from './queue-context.ts';
export type {
  MonthSummary,
  PatientFacts,
  QueueContext,
  QueueInput,
  RankedPatient,
  RankReason,
} from './queue-types.ts';

/**
 * The row of one patient, or null when she is not to be called at all (deceased, opted out, no longer enrolled). Depends on
 * nothing but its arguments, so a change of one patient's documents needs this one row anew.
 */
export function rankPatient(
  patient: Patient,
  facts: PatientFacts,
  context: QueueContext,
): RankedPatient | null {
  const standing = standingOf(patient, facts, context);
  if (typeof standing === 'string') return null;
  const reasons = reasonsFor(patient, standing, context);
  return {
    patientId: patient.id,
    name: patientName(patient),
    recordNumber: patient.recordNumber,
    phoneDigits: patient.phones.map(({ number }) => number.replace(/\D/g, '')),
    age: ageOn(patient.birthDate, context.today),
    riskTier: patient.riskTier,
    programs: standing.programs,
    language: patient.language,
    needsInterpreter: patient.needsInterpreter,
    timeZone: patientTimeZone(patient) ?? '',
    points: reasons.reduce((sum, reason) => sum + reason.points, 0),
    reasons,
    suggestedKind: suggestedKind(patient, standing, context),
    callable: standing.callable,
    minutesThisMonth: standing.nearest.minutes,
    minutesTarget: standing.nearest.target,
    lastContactAt: standing.lastContact?.startedAt ?? null,
    isReachedThisMonth: standing.lastContact !== null && standing.lastContact.startedAt >= context.monthFrom,
    attemptsThisMonth: standing.attemptsThisMonth,
    callbackDueAt: standing.callback?.dueAt ?? null,
    isDueToday: isDueToday(standing, context),
    hold: standing.hold,
  };
}

function isDueToday({ openTasks, pending }: Standing, context: QueueContext): boolean {
  return (
    (pending !== null && pending.dueOn <= context.today) ||
    openTasks.some((task) => task.kind === 'escalation' || task.dueAt < context.todayUntil)
  );
}

/** The order of the queue: points, then the earlier callback, the longer silence, the name. Total and stable. */
export function compareRanked(left: RankedPatient, right: RankedPatient): number {
  return (
    right.points - left.points ||
    compareText(left.callbackDueAt ?? '9999', right.callbackDueAt ?? '9999') ||
    compareText(left.lastContactAt ?? '', right.lastContactAt ?? '') ||
    compareText(left.name, right.name) ||
    compareText(left.patientId, right.patientId)
  );
}

/** The call queue: who to call next and why. A pure function of documents and the clock; the server computes the same order. */
export function rankQueue(input: QueueInput): RankedPatient[] {
  const context = queueContext(input.now, input.practiceTimeZone, input.targets, input.outreach);
  const entries = effectiveByPatient(input.timeEntries);
  const rows: RankedPatient[] = [];
  for (const patient of input.patients) {
    const facts = {
      tasks: input.tasks.get(patient.id) ?? [],
      timeEntries: entries.get(patient.id) ?? [],
      calls: input.calls.get(patient.id) ?? [],
    };
    const row = rankPatient(patient, facts, context);
    if (row) rows.push(row);
  }
  return rows.sort(compareRanked);
}

/** A correction may stand in another patient's entries than what it supersedes: so the whole ledger is looked at first. */
function effectiveByPatient(entries: ReadonlyMap<Id, readonly TimeEntry[]>): Map<Id, TimeEntry[]> {
  const byPatient = new Map<Id, TimeEntry[]>();
  for (const entry of effectiveEntries([...entries.values()].flat())) {
    const list = byPatient.get(entry.patientId);
    if (list) list.push(entry);
    else byPatient.set(entry.patientId, [entry]);
  }
  return byPatient;
}

const NEW_PATIENT_DAYS = 30;

/** What kind of call the present situation asks for (domain.md 5.3). */
function suggestedKind(patient: Patient, standing: Standing, context: QueueContext): CallKind {
  const { pending, programs, openTasks } = standing;
  if (pending) return pending.transition.kind === 'discharge' ? 'transition-of-care' : 'post-emergency';
  if (standing.isCallbackDue) return 'callback';
  if (programs.length === 0) return patient.enrollments.length === 0 ? 'enrollment' : 'callback';
  const due = openTasks.filter((task) => task.dueAt < context.todayUntil);
  if (due.some((task) => task.kind === 'referral')) return 'referral-follow-up';
  if (due.some((task) => task.kind === 'review')) return 'care-plan-review';
  const isNew = patient.enrollments.some(
    (one) => one.status === 'active' && daysBetween(one.startedOn, context.today) <= NEW_PATIENT_DAYS,
  );
  if (isNew && standing.lastContact === null) return 'initial-assessment';
  const isMonitoring = (program: string) => program === 'RPM' || program === 'RTM';
  return programs.every(isMonitoring) ? 'remote-monitoring' : 'monthly-check-in';
}
