import { z } from 'zod';
import { documentFields } from './document.ts';
import { Escalation } from './escalation.ts';
import { ActorId, Id, Instant } from './primitives.ts';
import { Referral } from './referral.ts';

export const TaskKind = z.enum([
  'callback',
  'next-contact',
  'referral',
  'escalation',
  'transport',
  'refill',
  'appointment',
  'outreach',
  'review',
  'records-request',
  'care-gap',
]);
export type TaskKind = z.infer<typeof TaskKind>;

export const TaskStatus = z.enum(['requested', 'in-progress', 'on-hold', 'completed', 'cancelled']);
export type TaskStatus = z.infer<typeof TaskStatus>;

/** How often a task comes again: when one is done, the next is due this long after its due time. */
export const Recurrence = z.object({
  every: z.number().int().min(1).max(366),
  unit: z.enum(['day', 'week', 'month']),
});
export type Recurrence = z.infer<typeof Recurrence>;

/** What happened to a task: handed to somebody, put off, done, opened again. Appended, never changed. */
export const TaskEvent = z.object({
  id: Id,
  action: z.enum([
    'created',
    'handed-over',
    'delegated',
    'put-off',
    'started',
    'completed',
    'cancelled',
    'reopened',
    'changed',
  ]),
  at: Instant,
  by: ActorId,
  /** The new owner of a task that was handed over; else empty. */
  ownerId: z.union([ActorId, z.literal('')]),
  note: z.string().max(2000),
});
export type TaskEvent = z.infer<typeof TaskEvent>;

/** Something somebody must do by a time. */
export const Task = z.object({
  ...documentFields,
  patientId: Id,
  kind: TaskKind,
  status: TaskStatus,
  priority: z.enum(['routine', 'urgent', 'asap', 'stat']),
  title: z.string().min(1).max(300),
  detail: z.string().max(4000),
  dueAt: Instant,
  ownerId: ActorId,
  createdAt: Instant,
  createdBy: ActorId,
  completedAt: z.union([Instant, z.literal('')]),
  callId: z.union([Id, z.literal('')]),
  recurrence: Recurrence.nullable(),
  history: z.array(TaskEvent),
  /** Only of kind `escalation`. */
  escalation: Escalation.nullable(),
  /** Only of kind `referral`. */
  referral: Referral.nullable(),
});
export type Task = z.infer<typeof Task>;

/** What a task has that is neither an escalation nor a referral and does not come again. */
export const PLAIN_TASK: Pick<Task, 'recurrence' | 'history' | 'escalation' | 'referral'> = {
  recurrence: null,
  history: [],
  escalation: null,
  referral: null,
};

/** Whether a task still waits for somebody. */
export function isOpen(task: Pick<Task, 'status'>): boolean {
  return task.status === 'requested' || task.status === 'in-progress' || task.status === 'on-hold';
}
