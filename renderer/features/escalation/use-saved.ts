import { useEffect, useRef, useState } from 'react';
import { createAutosave } from '../patient/autosave/autosave.ts';

/**
 * A value that is edited here and written at each burst of keys. While somebody edits, what is stored does not overwrite her words.
 *
 * @param save resolves when the value is on disk
 */
export function useSaved<Value extends object>(stored: Value, save: (value: Value) => Promise<unknown>) {
  const [edited, setEdited] = useState<Value | null>(null);
  const [problem, setProblem] = useState('');
  const latest = useRef(save);
  latest.current = save;
  const [autosave] = useState(() =>
    createAutosave<Value>({
      save: async (value) => {
        await latest.current(value);
        return { savedAt: '' };
      },
      merge: (_earlier, later) => later,
      onState: (state) => setProblem(state.problem),
    }),
  );
  useEffect(() => () => void autosave.flush(), [autosave]);
  // Once what she wrote is what is stored, what others write may show again.
  const isStored = edited !== null && JSON.stringify(edited) === JSON.stringify(stored);
  useEffect(() => {
    if (isStored && !autosave.isDirty()) setEdited(null);
  }, [isStored, autosave]);
  return {
    value: edited ?? stored,
    problem,
    change: (value: Value) => {
      setEdited(value);
      autosave.push(value);
    },
  };
}
