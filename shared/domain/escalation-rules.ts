/** @file What follows from an escalation's part of its task: who may take it over, how long it has waited, when it is due. Pure. */
import type { Escalation, EscalationLevel, EscalationStep } from './escalation.ts';
import { instantAt, localDate } from './local-date.ts';
import { fromInstant, type Id, type Instant, type TimeZone, toInstant } from './primitives.ts';
import { isOpen, type Task } from './task.ts';

/** Steps that no protocol has: the app writes them. */
export const OWN_STEPS = {
  /** It reached the server: the time is that of the first receipt. */
  arrived: 'arrived',
  acknowledged: 'acknowledged',
  level: 'level',
  note: 'note',
  /** A step that was ticked by mistake: the text is the id of that entry. */
  undone: 'undone',
  closed: 'closed',
} as const;

const HOUR = 3_600_000;
const OFFICE_CLOSES = 17 * 60;

/** The escalation of a task; of one that an older release made, what its task says. */
export function escalationOf(task: Task): Escalation {
  return (
    task.escalation ?? {
      level: 'SameDay',
      triggerId: 'red-flag',
      occurredAt: task.createdAt,
      location: '',
      callbackNumber: '',
      sbar: { situation: task.detail, background: '', assessment: '', recommendation: '' },
      steps: [],
      acknowledgedAt: '',
      acknowledgedBy: '',
      outcome: '',
      closedAt: '',
      followUpTaskId: '',
    }
  );
}

/**
 * When it first reached the server; empty while it is on its device only. What was written while the first version was on its way counts with the
 * next one, seconds later.
 */
export function arrivedAt(task: Task): Instant | '' {
  const noted = escalationOf(task)
    .steps.filter(({ stepId }) => stepId === OWN_STEPS.arrived)
    .map(({ at }) => at);
  return noted.sort()[0] ?? task.receivedAt;
}

/** The step that keeps when it arrived, for the version that is about to be written over; null where it is kept or did not arrive yet. */
export function arrivalStep(task: Task, newId: () => Id): EscalationStep | null {
  const isKept = escalationOf(task).steps.some(({ stepId }) => stepId === OWN_STEPS.arrived);
  if (isKept || task.receivedAt === '') return null;
  return { id: newId(), stepId: OWN_STEPS.arrived, at: task.receivedAt, by: 'server', text: '' };
}

/** Whether it waits for somebody to take it over. It stays loud for whoever sent it and for her supervisor. */
export function isUnacknowledged(task: Task): boolean {
  return task.kind === 'escalation' && isOpen(task) && escalationOf(task).acknowledgedAt === '';
}

/** Whether a person may take it over: nobody acknowledges what she sent herself. */
export function mayAcknowledge(task: Task, staffId: Id): boolean {
  return isUnacknowledged(task) && task.createdBy !== staffId;
}

/** The steps that were done and not taken back, in the order of their times. */
export function doneSteps(steps: readonly EscalationStep[]): EscalationStep[] {
  const undone = new Set(steps.filter(({ stepId }) => stepId === OWN_STEPS.undone).map(({ text }) => text));
  return steps
    .filter(({ id, stepId }) => !undone.has(id) && stepId !== OWN_STEPS.undone)
    .sort((left, right) =>
      left.at === right.at ? left.id.localeCompare(right.id) : left.at < right.at ? -1 : 1,
    );
}

/** When somebody must have acted: at once, or by the close of business, and within an hour when the office has closed or is about to. */
export function dueAt(level: EscalationLevel, occurredAt: Instant, practiceTimeZone: TimeZone): Instant {
  if (level !== 'SameDay') return occurredAt;
  const now = fromInstant(occurredAt);
  const closes = instantAt(localDate(now, practiceTimeZone), OFFICE_CLOSES, practiceTimeZone);
  return toInstant(Math.max(closes, now + HOUR));
}

/** How soon a task of this level is to be done. */
export function priorityOf(level: EscalationLevel): Task['priority'] {
  return level === 'SameDay' ? 'urgent' : 'stat';
}

const TAKEN_OVER_BY_NAME = new Set(['nurse-accepted', 'message-read-back']);

/** Whether a step says who took over, and says nothing without a name. */
export function needsName(stepId: string): boolean {
  return TAKEN_OVER_BY_NAME.has(stepId);
}

/**
 * The step that comes next: the first that is open after the one done last, so that what does not apply is left out and not ticked; else the first that
 * is open. Undefined when all are done.
 */
export function nextStep<Step extends { id: string; repeats: boolean }>(
  steps: readonly Step[],
  entries: readonly EscalationStep[],
): Step | undefined {
  const done = doneSteps(entries);
  const isOpenStep = ({ id }: Step) => !done.some(({ stepId }) => stepId === id);
  const last = done.findLast(({ stepId }) => steps.some(({ id, repeats }) => id === stepId && !repeats));
  const at = steps.findIndex(({ id }) => id === last?.stepId);
  return steps.slice(at + 1).find(isOpenStep) ?? steps.find(isOpenStep);
}

/** Whether somebody has it: another person acknowledged it, or a step says that help is there, or names who took over. */
export function isTakenOver({
  acknowledgedAt,
  steps,
}: Pick<Escalation, 'acknowledgedAt' | 'steps'>): boolean {
  return (
    acknowledgedAt !== '' ||
    doneSteps(steps).some(
      ({ stepId, text }) => stepId === 'help-arrived' || (needsName(stepId) && text.trim() !== ''),
    )
  );
}

/** The latest time for the contact that follows: so many hours after it happened, or the next four where that is over. */
export function followUpBy(occurredAt: Instant, withinHours: number, now: number): Instant {
  return toInstant(Math.max(fromInstant(occurredAt) + withinHours * HOUR, now + 4 * HOUR));
}
