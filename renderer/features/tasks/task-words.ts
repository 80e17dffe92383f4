import type { TaskRow } from '#shared/contract/engine/tasks.ts';
import type { Recurrence, Task, TaskEvent } from '#shared/domain/task.ts';
import type { TaskGroup } from '#shared/domain/task-groups.ts';
import { formatAgo, formatDateTime, formatTime, formatWeekday } from '../../ui/format.ts';
import type { Tone } from '../../ui/tone.ts';

/** The headings of the list. */
export const GROUP_WORDS: Record<TaskGroup, string> = {
  overdue: 'Overdue',
  today: 'Today',
  week: 'Next 7 days',
  later: 'Later',
  done: 'Done or closed in the last 7 days',
};

/** How loud a priority is. */
export const PRIORITY_TONES: Record<Task['priority'], Tone> = {
  routine: 'neutral',
  urgent: 'caution',
  asap: 'caution',
  stat: 'critical',
};

/** When a row is due, in the words of its group; how long ago it was done, or closed without that. */
export function dueWords({ dueAt, completedAt, group, status }: TaskRow, now: number): string {
  if (group === 'done') return `${status === 'cancelled' ? 'closed' : 'done'} ${formatAgo(completedAt, now)}`;
  if (group === 'today') return formatTime(dueAt);
  return group === 'overdue' ? formatDateTime(dueAt, now) : `${formatWeekday(dueAt)}, ${formatTime(dueAt)}`;
}

/** `every week`, `every 3 months`. */
export function recurrenceWords({ every, unit }: Recurrence): string {
  return every === 1 ? `every ${unit}` : `every ${every} ${unit}s`;
}

const EVENT_WORDS: Record<TaskEvent['action'], string> = {
  created: 'Made',
  'handed-over': 'Handed over',
  delegated: 'Delegated',
  'put-off': 'Put off',
  started: 'Started',
  completed: 'Done',
  cancelled: 'Closed, not done',
  reopened: 'Opened again',
  changed: 'Changed',
};

/** One entry of a history in words: `Handed over to Lena Ortiz`. */
export function eventWords({ action, ownerId }: TaskEvent, names: Readonly<Record<string, string>>): string {
  const to = ownerId === '' ? '' : names[ownerId];
  return to ? `${EVENT_WORDS[action]} to ${to}` : EVENT_WORDS[action];
}
