/** @file The door of the tasks. */
export { NewTaskHost } from './NewTaskHost.tsx';
export { newTaskFor } from './new-task-store.ts';
export { PatientTasksPanel } from './PatientTasksPanel.tsx';
export { TaskReminders } from './TaskReminders.tsx';
