/**
 * @file Steps of a plan and the tasks that they become: a step of the care manager with a due date has a task, and finishing either finishes
 * the other. The task of a step has an id that follows from the step's, so that two devices make the same one. Pure.
 */
import type { CarePlanContent, Intervention } from './care-plan.ts';
import type { DocumentStamp } from './document.ts';
import { instantAt } from './local-date.ts';
import type { Patient } from './patient.ts';
import { type ActorId, fromInstant, type Id, type Instant, toInstant } from './primitives.ts';
import { isOpen, PLAIN_TASK, type Task, type TaskEvent } from './task.ts';
import { uuidOfText } from './uuid.ts';

/** A task as a rule makes it: the door stamps it. */
export type UnstampedTask = Omit<Task, Exclude<keyof DocumentStamp, 'id'>>;

export interface StepTaskFacts {
  patient: Pick<Patient, 'id' | 'careManagerId' | 'timeZone'>;
  by: ActorId;
  at: Instant;
  newId(): Id;
  /** What is stored of the task with this id. */
  taskOf(id: Id): Task | undefined;
}

/** A plan whose steps know their tasks, and the tasks to write with what is stored of them. */
export interface PlanWithTasks {
  content: CarePlanContent;
  tasks: { document: UnstampedTask; base: Task | null }[];
}

/** Steps are due by the end of the working day where the patient lives. */
const END_OF_WORK = 17 * 60;

/** The id of the task of a step. */
export function stepTaskId(stepId: Id): Id {
  return uuidOfText(`task ${stepId}`);
}

/** Whether a step has a task of the care manager. */
export function wantsTask({ owner, dueOn, status }: Intervention): boolean {
  return owner === 'care-manager' && dueOn !== '' && (status === 'planned' || status === 'in-progress');
}

/**
 * The tasks that an edited plan leads to. What the edit did not touch stays as the task has it: a task that somebody put off is not brought back
 * by a save of other words. Doing it twice changes nothing the second time.
 */
export function tasksOfSteps(
  before: CarePlanContent | null,
  after: CarePlanContent,
  facts: StepTaskFacts,
): PlanWithTasks {
  const earlier = new Map(before?.interventions.map((step) => [step.id, step]));
  const tasks: PlanWithTasks['tasks'] = [];
  const interventions = after.interventions.map((step) => {
    const old = earlier.get(step.id);
    earlier.delete(step.id);
    const taskId = step.taskId || stepTaskId(step.id);
    const stored = facts.taskOf(taskId);
    if (!stored && !wantsTask(step)) return step;
    const document = stored ? taskAfterEdit(stored, old, step, facts) : newTask(taskId, step, facts);
    if (document !== stored) tasks.push({ document, base: stored ?? null });
    return step.taskId === taskId ? step : { ...step, taskId };
  });
  for (const removed of earlier.values()) {
    const stored = removed.taskId === '' ? undefined : facts.taskOf(removed.taskId);
    if (stored && isOpen(stored)) tasks.push({ document: ended(stored, 'cancelled', facts), base: stored });
  }
  const isSame = interventions.every((step, index) => step === after.interventions[index]);
  return { content: isSame ? after : { ...after, interventions }, tasks };
}

/** The plan with the steps done whose tasks are done; the plan itself where there are none. */
export function stepsOfTasks<Content extends Pick<CarePlanContent, 'interventions'>>(
  content: Content,
  tasks: readonly Pick<Task, 'id' | 'status'>[],
): Content {
  const status = new Map(tasks.map((task) => [task.id, task.status]));
  const next = content.interventions.map((step): Intervention => {
    const isWaiting = step.status === 'planned' || step.status === 'in-progress';
    const task = step.taskId === '' ? undefined : status.get(step.taskId);
    if (isWaiting && task === 'completed') return { ...step, status: 'completed' };
    if (step.status === 'completed' && task !== undefined && isOpen({ status: task }))
      return { ...step, status: 'planned' };
    return step;
  });
  return next.every((step, index) => step === content.interventions[index])
    ? content
    : { ...content, interventions: next };
}

function newTask(id: Id, step: Intervention, facts: StepTaskFacts): UnstampedTask {
  return {
    ...PLAIN_TASK,
    ...{ id, patientId: facts.patient.id, kind: 'review', status: 'requested', priority: 'routine' },
    ...{ title: step.description.slice(0, 300), detail: '', dueAt: dueAt(step.dueOn, facts) },
    ...{
      ownerId: facts.patient.careManagerId,
      createdAt: facts.at,
      createdBy: facts.by,
      completedAt: '',
      callId: '',
    },
    history: [event('created', facts)],
  };
}

function taskAfterEdit(
  task: Task,
  old: Intervention | undefined,
  step: Intervention,
  facts: StepTaskFacts,
): Task {
  const isTouched = (field: keyof Intervention) => old === undefined || old[field] !== step[field];
  if (isTouched('status')) {
    if (step.status === 'completed') return isOpen(task) ? ended(task, 'completed', facts) : task;
    if (step.status === 'cancelled') return isOpen(task) ? ended(task, 'cancelled', facts) : task;
  }
  if (!wantsTask(step))
    return isOpen(task) && (isTouched('owner') || isTouched('dueOn'))
      ? ended(task, 'cancelled', facts)
      : task;
  const isBack = !isOpen(task) && old !== undefined && !wantsTask(old);
  const words = {
    title: isTouched('description') ? step.description.slice(0, 300) : task.title,
    dueAt: isTouched('dueOn') ? dueAt(step.dueOn, facts) : task.dueAt,
  };
  if (isBack)
    return {
      ...task,
      ...words,
      status: 'requested',
      completedAt: '',
      history: [...task.history, event('reopened', facts)],
    };
  if (!isOpen(task) || (words.title === task.title && words.dueAt === task.dueAt)) return task;
  return { ...task, ...words, history: [...task.history, event('changed', facts)] };
}

function ended(task: Task, status: 'completed' | 'cancelled', facts: StepTaskFacts): Task {
  const completedAt = status === 'completed' ? facts.at : '';
  return { ...task, status, completedAt, history: [...task.history, event(status, facts)] };
}

function event(action: TaskEvent['action'], { by, at, newId }: StepTaskFacts): TaskEvent {
  return { id: newId(), action, at, by, ownerId: '', note: '' };
}

// A step that is added after its day is due now, not in the past.
function dueAt(dueOn: string, { patient, at }: StepTaskFacts): Instant {
  return toInstant(Math.max(fromInstant(at), instantAt(dueOn, END_OF_WORK, patient.timeZone)));
}
