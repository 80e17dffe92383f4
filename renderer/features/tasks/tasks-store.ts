import { create } from 'zustand';
import type { TaskFilter } from '#shared/contract/engine/tasks.ts';

export const NO_TASK_FILTER: Omit<TaskFilter, 'scope'> = {
  ...{ kind: '', ownerId: '', patientId: '' },
  ...{ isUrgent: false, text: '' },
};

interface TasksState {
  filter: Omit<TaskFilter, 'scope'>;
  chosenId: string;
}

/** In memory only: a filter may hold a name. */
export const useTasks = create<TasksState>(() => ({ filter: NO_TASK_FILTER, chosenId: '' }));

/** Narrows the list; what was chosen stays so if it is still there. */
export function narrowTasks(changes: Partial<TasksState['filter']>): void {
  useTasks.setState(({ filter }) => ({ filter: { ...filter, ...changes } }));
}
