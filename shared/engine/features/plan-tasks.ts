/** @file Steps of plans and their tasks, written in one stroke: whoever saves one brings the other along. */
import type { CarePlan, CarePlanContent } from '#shared/domain/care-plan.ts';
import { stepsOfTasks, stepTaskId, tasksOfSteps, wantsTask } from '#shared/domain/plan-step-tasks.ts';
import { toInstant } from '#shared/domain/primitives.ts';
import type { Task } from '#shared/domain/task.ts';
import { findById, findCarePlan } from '#shared/store/queries.ts';
import type { Desk } from '../desk.ts';
import type { Change } from '../writer.ts';
import { requirePatient } from './patients.ts';

/** The content of a plan that is about to be saved, its steps with their tasks, and the writes that these tasks take. */
export async function planWithTasks(
  desk: Desk,
  patientId: string,
  { base, content }: { base: CarePlanContent | null; content: CarePlanContent },
): Promise<{ content: CarePlanContent; changes: Change[] }> {
  const steps = [...(base?.interventions ?? []), ...content.interventions];
  const ids = new Set(
    steps.flatMap((step) =>
      step.taskId !== '' || wantsTask(step) ? [step.taskId || stepTaskId(step.id)] : [],
    ),
  );
  const stored = new Map<string, Task>();
  for (const id of ids) {
    const task = await findById(desk.store, 'tasks', id);
    if (task) stored.set(id, task);
  }
  const { content: next, tasks } = tasksOfSteps(base, content, {
    ...{ patient: requirePatient(desk, patientId), by: desk.person.staffId, at: toInstant(desk.ports.now()) },
    ...{ newId: desk.ports.newId, taskOf: (id) => stored.get(id) },
  });
  const changes = tasks.map(
    ({ document, base: known }): Change => ({ collection: 'tasks', document, base: known }),
  );
  return { content: next, changes };
}

/**
 * The write that brings the plan after its tasks: steps whose task is done are done, those whose task was opened again are open. To be written in
 * one order with the tasks. None where no step has one of them; the plan keeps its status, as nobody changed its words.
 */
export async function planAfterTasks(
  desk: Desk,
  patientId: string,
  tasks: readonly Pick<Task, 'id' | 'status'>[],
): Promise<Change[]> {
  const plan: CarePlan | null = await findCarePlan(desk.store, patientId);
  const next = plan && stepsOfTasks(plan, tasks);
  return next === plan || !next ? [] : [{ collection: 'carePlans', document: next, base: plan }];
}
