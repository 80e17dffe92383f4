import { useState } from 'react';
import { usePlanPart } from './plan-context.ts';

/**
 * The words of a field of the plan while somebody is in it: what another person makes of them meanwhile does not change them under her caret.
 * Taking a step back does.
 */
export function useHeldWords(text: string, onChange: (text: string) => void) {
  const travels = usePlanPart((plan) => plan.travels, 0);
  const [held, setHeld] = useState<{ words: string; travels: number } | null>(null);
  return {
    value: held !== null && held.travels === travels ? held.words : text,
    onFocus: () => setHeld({ words: text, travels }),
    onBlur: () => setHeld(null),
    onWords: (words: string) => {
      setHeld({ words, travels });
      onChange(words);
    },
  };
}
