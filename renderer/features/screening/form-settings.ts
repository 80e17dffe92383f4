import { create } from 'zustand';
import { persist } from 'zustand/middleware';

/** How a form is shown: one question at a time as it is read out, or all of it. */
export type FormView = 'aloud' | 'whole';

interface FormSettings {
  view: FormView;
  setView(view: FormView): void;
}

/** How this desk likes its forms; no answer is in it. */
export const useFormSettings = create<FormSettings>()(
  persist((set) => ({ view: 'aloud', setView: (view) => set({ view }) }), { name: 'careline-forms' }),
);
