/** @file Moving through a form and answering by number: what the keys of both ways of showing it do. */
import { isAskedOfPerson } from '#shared/domain/questionnaire/missing-items.ts';
import { chooseOption } from './choose-option.ts';
import { hasChoices, keyOfOption, offeredOptions } from './fields/options.ts';
import type { FormRow, PrivacyRow, QuestionRow } from './form-layout.ts';
import { type FormSession, REVIEW } from './form-session.ts';

/** The rows of the whole form that are on screen: questions behind a privacy check only once it is answered, and then not the check. */
export function visibleRows(rows: readonly FormRow[], openRuns: readonly string[]): FormRow[] {
  return rows.filter((row) => {
    if (row.kind === 'question') return row.run === '' || openRuns.includes(row.run);
    return row.kind !== 'privacy' || !openRuns.includes(row.key);
  });
}

/** Where a cursor stops in the whole form: at what is asked and what is decided. */
export function stopKeys({ store }: FormSession): string[] {
  const { rows, openRuns } = store.getState();
  return visibleRows(rows, openRuns)
    .filter(
      ({ kind, item }) =>
        kind !== 'heading' && kind !== 'text' && (kind !== 'question' || isAskedOfPerson(item)),
    )
    .map(({ key }) => key);
}

/** The key after moving by this many places; the end of the form lies behind the last. */
export function moved(keys: readonly string[], current: string, by: number): string {
  const at = current === REVIEW ? keys.length : keys.indexOf(current);
  return keys[Math.max(0, at + by)] ?? REVIEW;
}

/** The row at hand. */
export function currentRow({ store }: FormSession): FormRow | undefined {
  const { rows, current } = store.getState();
  return rows.find(({ key }) => key === current);
}

/** The row at hand, if it is a question. */
export function currentQuestion(session: FormSession): QuestionRow | undefined {
  const row = currentRow(session);
  return row?.kind === 'question' ? row : undefined;
}

/**
 * Chooses the answer of this number key for the question at hand. Answers whether the form may go on by itself: the question takes one answer and
 * has it now, and nothing of it is urgent.
 */
export function chooseByKey(session: FormSession, pressed: string): boolean {
  const row = currentQuestion(session);
  if (row === undefined || !hasChoices(row.item)) return false;
  const option = offeredOptions(row.item).find((_, index) => keyOfOption(index) === pressed);
  if (option === undefined) return false;
  const before = session.store.getState().responses[row.key]?.answers ?? [];
  const isUrgent = session.answer(row.key, chooseOption(row.item, before, option));
  return !isUrgent && !row.item.repeats;
}

/** What follows from the privacy check in the whole form: its questions come, or are noted as skipped. */
export function decidePrivacy(session: FormSession, row: PrivacyRow, isAlone: boolean): void {
  session.openRun(row.key);
  const [first = REVIEW] = row.questions;
  if (isAlone) {
    session.goTo(first);
    return;
  }
  session.setStatus(row.questions, 'skipped');
  session.goTo(moved(stopKeys(session), row.questions.at(-1) ?? first, 1));
}
