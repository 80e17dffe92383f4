import { create } from 'zustand';
import type { NamedPatient } from '../PatientField.tsx';

interface NewTaskState {
  isOpen: boolean;
  /** Whose task it is to be, or null: then the dialog asks. */
  patient: NamedPatient | null;
}

/** Whether the dialog that makes a task is open, over whichever screen. */
export const useNewTask = create<NewTaskState>(() => ({ isOpen: false, patient: null }));

/** Opens the dialog, for a patient where one is known. */
export function newTaskFor(patient: NewTaskState['patient']): void {
  useNewTask.setState({ isOpen: true, patient });
}

/** Closes it. */
export function leaveNewTask(): void {
  useNewTask.setState({ isOpen: false, patient: null });
}
