import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { Id, Instant } from '#shared/domain/primitives.ts';
import { Role } from '#shared/domain/staff.ts';
import { Task, TaskKind } from '#shared/domain/task.ts';
import { TASK_GROUPS } from '#shared/domain/task-groups.ts';
import { TaskMove, TaskWords } from '#shared/domain/task-move.ts';
import { command, query, stream } from '../procedures.ts';

/** Which tasks a list shows. Empty: no such condition. */
export const TaskFilter = z.object({
  /** `mine`: what the person has or delegated. `team`: all of the patients on this device. */
  scope: z.enum(['mine', 'team']),
  kind: z.union([TaskKind, z.literal('')]),
  /** An owner; for `team`. */
  ownerId: z.union([Id, z.literal('')]),
  patientId: z.union([Id, z.literal('')]),
  /** Without the routine ones. */
  isUrgent: z.boolean(),
  /** Words of the title or of the patient's name. */
  text: z.string().max(200),
});
export type TaskFilter = z.infer<typeof TaskFilter>;

/** A task as a line of a list. */
export const TaskRow = z.object({
  ...Task.pick({ kind: true, status: true, priority: true, title: true, dueAt: true }).shape,
  ...Task.pick({ patientId: true, completedAt: true, recurrence: true }).shape,
  taskId: Id,
  patientName: z.string(),
  /** Who has it now. */
  ownerId: Id,
  ownerName: z.string(),
  /** Who delegated it and keeps it in sight, or empty. */
  delegatedByName: z.string(),
  group: z.enum(TASK_GROUPS),
});
export type TaskRow = z.infer<typeof TaskRow>;

/** A person that may have a task. */
export const TaskOwner = z.object({ staffId: Id, name: z.string(), role: Role });
export type TaskOwner = z.infer<typeof TaskOwner>;

const TaskList = z.object({
  rows: z.array(TaskRow),
  /** How many there are in each group, also those beyond what is shown. */
  counts: z.record(z.enum(TASK_GROUPS), z.number().int()),
  /** Everybody who has a task in this scope. */
  owners: z.array(TaskOwner),
});
export type TaskList = z.infer<typeof TaskList>;

const NewTask = TaskWords.extend({
  patientId: Id,
  /** Escalations and referrals are made where they begin. */
  kind: TaskKind.exclude(['escalation', 'referral']),
  ownerId: Id,
});
export type NewTask = z.infer<typeof NewTask>;

/** Tasks of the person that became due just now. */
export const TasksDue = z.object({ tasks: z.array(TaskRow).min(1) });
export type TasksDue = z.infer<typeof TasksDue>;

export const tasks = {
  /** A list in the order to work through it: overdue, today, the next seven days, later, done in the last seven days. */
  list: query(['tasks', 'patients', 'staff']).input(TaskFilter).output(TaskList),
  /** A task with its history and the names of those in it, and who else may have it. */
  one: query(['tasks', 'patients', 'staff'])
    .input(z.object({ taskId: Id }))
    .output(
      z.object({
        task: Task,
        row: TaskRow,
        names: z.record(z.string(), z.string()),
        owners: z.array(TaskOwner),
        /** It is the correction of a returned call, and ends with its author's answer in the chart. */
        isReturn: z.boolean(),
      }),
    ),
  /** Who may have a task of a patient. */
  owners: query(['patients', 'staff'])
    .input(z.object({ patientId: Id }))
    .output(z.array(TaskOwner)),
  /** Makes a task. INVALID when it is due in the past, or its owner does not see the patient. */
  create: command.input(NewTask).output(z.object({ taskId: Id })),
  /**
   * Moves a task. What was done is done: doing the same again changes nothing. Completing one that comes again makes the next, whose id is in the answer;
   * opening it again takes that one back. A step of the care plan that became the task goes along. INVALID with a sentence where it does not follow.
   */
  move: command
    .input(z.object({ taskId: Id, move: TaskMove }))
    .output(z.object({ taskId: Id, nextDueAt: z.union([Instant, z.literal('')]) })),
  /** What became due: once for each task and due time, told by the engine while somebody is at the desk. */
  reminders: stream.output(eventIterator(TasksDue)),
};
