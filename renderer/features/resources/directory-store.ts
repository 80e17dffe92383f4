import { create } from 'zustand';
import type { NamedPatient } from '../PatientField.tsx';

interface DirectoryState {
  text: string;
  /** A kind of help, or empty for any. */
  kind: string;
  postalCode: string;
  language: string;
  /** For whom somebody searches. */
  patient: NamedPatient | null;
  chosenId: string;
}

/** What is searched for in the directory. In memory only: it may name a patient. */
export const useDirectoryState = create<DirectoryState>(() => ({
  ...{ text: '', kind: '', postalCode: '', language: '', patient: null, chosenId: '' },
}));
