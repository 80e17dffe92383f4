import type { Coding } from '../primitives.ts';
import type { Answer } from '../screening.ts';
import type { AnswerOption, QuestionnaireItem } from './model.ts';

/** Whether two codings are the same answer: system and code, where one names no system the code alone, and the words where there is no code. */
export function isSameCoding(left: Coding, right: Coding): boolean {
  if (left.code === '' && right.code === '') return left.display === right.display;
  const isSameSystem = left.system === right.system || left.system === '' || right.system === '';
  return left.code === right.code && isSameSystem;
}

/** Whether two answers are the same value of the same kind. */
export function isSameAnswer(left: Answer, right: Answer): boolean {
  if ('valueCoding' in left && 'valueCoding' in right)
    return isSameCoding(left.valueCoding, right.valueCoding);
  if ('valueQuantity' in left && 'valueQuantity' in right) {
    const [one, other] = [left.valueQuantity, right.valueQuantity];
    return one.value === other.value && (one.code ?? one.unit ?? '') === (other.code ?? other.unit ?? '');
  }
  const [kind] = Object.keys(left);
  return kind === Object.keys(right)[0] && plainValue(left) === plainValue(right);
}

/** An answer in words, as it stands. */
export function answerText(answer: Answer): string {
  if ('valueCoding' in answer) return answer.valueCoding.display ?? answer.valueCoding.code;
  if ('valueBoolean' in answer) return answer.valueBoolean ? 'Yes' : 'No';
  if ('valueQuantity' in answer) {
    const { value, unit, code } = answer.valueQuantity;
    return [value, unit ?? code ?? ''].join(' ').trim();
  }
  return String(plainValue(answer));
}

/** The number, text or truth value of an answer that is neither coding nor quantity; of those two the code and the amount. */
export function plainValue(answer: Answer): string | number | boolean {
  if ('valueCoding' in answer) return answer.valueCoding.code;
  if ('valueQuantity' in answer) return answer.valueQuantity.value;
  const [value] = Object.values(answer);
  return value as string | number | boolean;
}

/** The option of an item's list that an answer is, or undefined. */
export function optionOf(item: Pick<QuestionnaireItem, 'options'>, answer: Answer): AnswerOption | undefined {
  return item.options.find((option) => isSameAnswer(option.value, answer));
}
