import { useShortcut } from '../../ui/keyboard/use-shortcut.ts';
import { chooseByKey, currentQuestion } from './form-moves.ts';
import type { FormSession } from './form-session.ts';

const GROUP = 'Screening';
const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0'] as const;

interface FormKeys {
  session: FormSession;
  /** Whether the keys belong to the form: not while it is looked over. */
  enabled: boolean;
  /** The keys that go back and on: left and right where one question is shown, up and down in the whole form. */
  arrows: readonly [back: string, on: string];
  onBack(): void;
  /** Enter: on to the next, from the last to the end. */
  onNext(): void;
  /** The arrow that goes on, where it stops earlier than Enter. */
  onDown?(): void;
  /** Number keys where the row at hand is no question; answers whether it took the key. */
  onDigit(digit: string): boolean;
  /** Goes on after an answer, a declined or a skipped question. */
  onAnswered(): void;
}

/** The keys of a form: numbers choose, arrows move, Enter goes on, `s` skips, `d` notes that she declines. */
export function useFormKeys({ session, enabled, arrows, ...on }: FormKeys): void {
  const press = (digit: string) => {
    if (on.onDigit(digit)) return;
    if (chooseByKey(session, digit)) on.onAnswered();
  };
  const note = (status: 'declined' | 'skipped') => {
    const row = currentQuestion(session);
    if (row === undefined) return;
    session.setStatus([row.key], status);
    on.onAnswered();
  };
  for (const digit of DIGITS) {
    // The list of digits never changes: the order of hooks is always the same.
    // biome-ignore lint/correctness/useHookAtTopLevel: see above
    useShortcut(digit, () => press(digit), {
      description: 'Choose an answer by its number',
      group: GROUP,
      enabled,
    });
  }
  useShortcut(arrows[0], on.onBack, { description: 'Previous question', group: GROUP, enabled });
  useShortcut(arrows[1], on.onDown ?? on.onNext, { description: 'Next question', group: GROUP, enabled });
  useShortcut('Enter', on.onNext, { description: 'Next question', group: GROUP, enabled });
  useShortcut('d', () => note('declined'), {
    description: 'The patient declines to answer',
    group: GROUP,
    enabled,
  });
  useShortcut('s', () => note('skipped'), { description: 'Skip the question', group: GROUP, enabled });
}
