import { z } from 'zod';
import { documentFields } from './document.ts';
import { ActorId, Id, Instant } from './primitives.ts';

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
]);
export type TaskKind = z.infer<typeof TaskKind>;

export const TaskStatus = z.enum(['requested', 'in-progress', 'on-hold', 'completed', 'cancelled']);
export type TaskStatus = z.infer<typeof TaskStatus>;

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
});
export type Task = z.infer<typeof Task>;

/** Whether a task still waits for somebody. */
export function isOpen(task: Pick<Task, 'status'>): boolean {
  return task.status === 'requested' || task.status === 'in-progress' || task.status === 'on-hold';
}
