/** @file What follows from how a call ended, besides the next contact: tasks, the freeze of outreach, changes of her record. */
import { addBusinessDays } from './business-days.ts';
import { addDays, dayText, instantAt, lastDayOfMonth, localDate } from './local-date.ts';
import type { Consent, Patient, Program } from './patient.ts';
import { fromInstant, type Id, type Instant, type TimeZone, toInstant } from './primitives.ts';
import { activePrograms } from './queue-facts.ts';
import type { Task } from './task.ts';

/** When a task is due: in hours, or at five in the afternoon after so many workdays, by the practice's clock. */
export type TaskDue = { hours: number } | { workdays: number };

/** A task that an ending makes. Texts may hold `{program}`, `{programEnd}`, `{language}` and `{numberEnd}`. */
export interface TaskEffect {
  effect: 'task';
  kind: Task['kind'];
  owner: 'care-manager' | 'supervisor';
  priority: Task['priority'];
  due: TaskDue;
  title: string;
  detail: string;
}

/** One consequence of an ending, as data (domain.md 5.2). */
export type EffectRule =
  | TaskEffect
  /** She is reported deceased: nobody calls until a supervisor has confirmed or undone it. */
  | { effect: 'freeze-outreach' }
  /** She leaves the program: her consent is revoked, which holds from the end of the month on. */
  | { effect: 'revoke-consent' }
  /** The number that was dialled is not offered first any more. */
  | { effect: 'number-not-working' }
  | { effect: 'needs-interpreter' }
  /** A discharge will start the clock of a transition of care. */
  | { effect: 'expect-transition' };

/** What the consequences of one call are worked out from. */
export interface EffectFacts {
  patient: Patient;
  /** Where the minutes go: the program she leaves, when she leaves one. */
  program: Program;
  numberDialled: string;
  now: Instant;
  practiceTimeZone: TimeZone;
  /** Who had the call, for the consent that was revoked. */
  staffName: string;
}

/** A task to be made, without the fields that say who made it in which call. */
export interface PlannedTask extends Pick<Task, 'kind' | 'priority' | 'title' | 'detail' | 'dueAt'> {
  owner: TaskEffect['owner'];
}

/** The consequences of one call. */
export interface EffectPlan {
  /** Her record as it will be, or null when it stays as it is. */
  patient: Patient | null;
  tasks: PlannedTask[];
  /** What will happen, in sentences, for the nurse to read before she signs. */
  sentences: string[];
  /** No next contact may be planned. */
  isFrozen: boolean;
}

/** Works out what follows. `newId` names the items that are added to her record. */
export function planEffects(rules: readonly EffectRule[], facts: EffectFacts, newId: () => Id): EffectPlan {
  const plan: EffectPlan = { patient: null, tasks: [], sentences: [], isFrozen: false };
  for (const rule of rules) apply(rule, facts, plan, newId);
  return plan;
}

function apply(rule: EffectRule, facts: EffectFacts, plan: EffectPlan, newId: () => Id): void {
  const patient = plan.patient ?? facts.patient;
  switch (rule.effect) {
    case 'task': {
      const task = plannedTask(rule, facts);
      plan.tasks.push(task);
      plan.sentences.push(taskSentence(task, facts));
      return;
    }
    case 'freeze-outreach':
      plan.isFrozen = true;
      plan.sentences.push(
        'Outreach stops at once. Nobody calls until a supervisor has confirmed or undone it.',
      );
      if (patient.deceased === 'no') plan.patient = { ...patient, deceased: 'reported' };
      return;
    case 'revoke-consent': {
      const programs = programsLeft(facts);
      if (programs.length === 0) return;
      const consents = programs.map((program) => revokedConsent(program, facts, newId()));
      plan.patient = { ...patient, consents: [...patient.consents, ...consents] };
      plan.sentences.push(
        `The consent to ${programs.join(' and ')} is revoked, with effect from the end of ${programEnd(facts)}. Outreach for it stops now.`,
      );
      return;
    }
    case 'number-not-working': {
      if (facts.numberDialled === '') return;
      plan.patient = withoutPreference(patient, facts.numberDialled);
      plan.sentences.push(`The number ending in ${numberEnd(facts)} is marked as not working.`);
      return;
    }
    case 'needs-interpreter':
      if (patient.needsInterpreter) return;
      plan.patient = { ...patient, needsInterpreter: true };
      plan.sentences.push('The record will say that an interpreter is needed.');
      return;
    case 'expect-transition':
      plan.sentences.push(
        'A transition of care is expected: after discharge the first call is due within two workdays.',
      );
  }
}

function plannedTask(
  { kind, owner, priority, due, title, detail }: TaskEffect,
  facts: EffectFacts,
): PlannedTask {
  const fill = (text: string) =>
    text
      .replaceAll('{program}', programsLeft(facts).join(' and ') || facts.program)
      .replaceAll('{programEnd}', programEnd(facts))
      .replaceAll('{language}', languageName(facts.patient.language))
      .replaceAll('{numberEnd}', numberEnd(facts) || 'not given');
  return { kind, owner, priority, dueAt: dueAt(due, facts), title: fill(title), detail: fill(detail) };
}

const END_OF_WORK = 17 * 60;

function dueAt(due: TaskDue, { now, practiceTimeZone }: EffectFacts): Instant {
  const at = fromInstant(now);
  if ('hours' in due) return toInstant(at + due.hours * 3_600_000);
  const date = addBusinessDays(localDate(at, practiceTimeZone), due.workdays);
  return toInstant(instantAt(date, END_OF_WORK, practiceTimeZone));
}

function taskSentence(
  { owner, title, dueAt: due }: PlannedTask,
  { now, practiceTimeZone }: EffectFacts,
): string {
  const today = localDate(fromInstant(now), practiceTimeZone);
  const day = dayText(localDate(fromInstant(due), practiceTimeZone), today);
  return `A task for ${owner === 'supervisor' ? 'your supervisor' : 'you'}, due ${day}: ${title}.`;
}

/** The program she leaves: the one of the minutes where she is enrolled in it, else all that she is enrolled in. */
function programsLeft({ patient, program }: EffectFacts): Program[] {
  const active = activePrograms(patient);
  return active.includes(program) ? [program] : active;
}

function revokedConsent(program: Program, { now, staffName }: EffectFacts, id: Id): Consent {
  const explained = {
    costSharingDisclosed: false,
    onePractitionerDisclosed: false,
    rightToStopDisclosed: false,
  };
  return {
    id,
    program,
    decision: 'revoked',
    method: 'verbal',
    obtainedAt: now,
    obtainedBy: staffName,
    ...explained,
  };
}

function programEnd({ now, practiceTimeZone }: EffectFacts): string {
  const today = localDate(fromInstant(now), practiceTimeZone);
  const end = lastDayOfMonth(today.slice(0, 7));
  return end === today ? 'today' : dayText(end, addDays(end, -30));
}

/** Another number is offered first, where there is one. */
function withoutPreference(patient: Patient, number: string): Patient {
  const other = patient.phones.find((phone) => phone.number !== number);
  if (!other) return patient;
  const isOffered = patient.phones.some((phone) => phone.isPreferred && phone.number !== number);
  const phones = patient.phones.map((phone) => {
    if (phone.number === number) return { ...phone, isPreferred: false };
    return phone === other && !isOffered ? { ...phone, isPreferred: true } : phone;
  });
  return { ...patient, phones };
}

function numberEnd({ numberDialled }: EffectFacts): string {
  return numberDialled.replace(/\D/g, '').slice(-4);
}

function languageName(language: string): string {
  try {
    return new Intl.DisplayNames(['en'], { type: 'language' }).of(language) ?? language;
  } catch {
    return language;
  }
}
