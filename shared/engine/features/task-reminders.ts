/** @file Says once for each task that it is due, while somebody is at the desk; the server is not needed for it. */
import type { TasksDue } from '#shared/contract/engine/tasks.ts';
import { dueReminders, reminderKey } from '#shared/domain/task-groups.ts';
import { ownerOf } from '#shared/domain/task-owner.ts';
import type { Store } from '#shared/store/store.ts';
import type { Caseload } from '../caseload.ts';
import type { Desk } from '../desk.ts';
import { taskRow } from './task-views.ts';

const LOOK_EVERY_MS = 15_000;
const TOLD = 'task-reminders';
/** What was told of earlier is too long overdue to be told again. */
const TOLD_KEPT = 200;

/** Looks now and again until `close`. What was told is kept, so that a restart does not repeat it. */
export function openTaskReminders(
  desk: Pick<Desk, 'person' | 'ports'> & { caseload: Caseload; store: Store },
  tell: (due: TasksDue) => void,
): Desk['reminders'] {
  const { caseload, person, ports, store } = desk;
  let isClosed = false;
  let looking: Promise<void> = Promise.resolve();
  let cancel: () => void = () => undefined;

  async function look(): Promise<void> {
    const kept = (await store.readLocal<{ keys: string[] }>(TOLD))?.keys ?? [];
    const due = dueReminders(caseload.openTasks.values(), new Set(kept), ports.now());
    const mine = due.flatMap((task) => {
      const patient = caseload.patients.get(task.patientId);
      const isMine = patient && ownerOf(task, patient, caseload.staff) === person.staffId;
      return isMine ? [taskRow(desk, task, patient)] : [];
    });
    if (mine.length === 0) return;
    const keys = mine.map(({ taskId, dueAt }) => reminderKey({ id: taskId, dueAt }));
    await store.writeLocal(TOLD, { keys: [...kept, ...keys].slice(-TOLD_KEPT) });
    tell({ tasks: mine });
    ports.notify?.('task-due');
  }

  function wait(): void {
    cancel = ports.after(LOOK_EVERY_MS, () => {
      looking = look()
        .catch(() => ports.log('task-reminders.not-looked'))
        .finally(() => {
          if (!isClosed) wait();
        });
    });
  }

  wait();
  return {
    async close() {
      isClosed = true;
      cancel();
      await looking;
    },
  };
}
