import { isSameAnswer, optionOf } from '#shared/domain/questionnaire/answers.ts';
import type { AnswerOption, QuestionnaireItem } from '#shared/domain/questionnaire/model.ts';
import type { Answer } from '#shared/domain/screening.ts';

/**
 * The answers after an option was chosen. A single choice replaces; in a multiple choice the option is switched, and an exclusive one
 * (`None of the above`) clears the others, also her own words, as any other clears it.
 */
export function chooseOption(
  item: Pick<QuestionnaireItem, 'repeats' | 'options'>,
  before: readonly Answer[],
  option: AnswerOption,
): Answer[] {
  if (!item.repeats) return [option.value];
  if (before.some((answer) => isSameAnswer(answer, option.value)))
    return before.filter((answer) => !isSameAnswer(answer, option.value));
  if (option.isExclusive) return [option.value];
  return [...withoutExclusive(item, before), option.value];
}

/** The answers after words of her own were written beside the list; empty words take them away. */
export function withOwnWords(
  item: Pick<QuestionnaireItem, 'repeats' | 'options'>,
  before: readonly Answer[],
  words: string,
): Answer[] {
  const own: Answer[] = words.trim() === '' ? [] : [{ valueString: words }];
  if (!item.repeats) return own;
  const listed = before.filter((answer) => optionOf(item, answer) !== undefined);
  return [...(own.length === 0 ? listed : withoutExclusive(item, listed)), ...own];
}

/** Her own words among the answers of an open choice, or empty. */
export function ownWords(item: Pick<QuestionnaireItem, 'options'>, answers: readonly Answer[]): string {
  const own = answers.find((answer) => 'valueString' in answer && optionOf(item, answer) === undefined);
  return own !== undefined && 'valueString' in own ? own.valueString : '';
}

function withoutExclusive(item: Pick<QuestionnaireItem, 'options'>, answers: readonly Answer[]): Answer[] {
  return answers.filter((answer) => optionOf(item, answer)?.isExclusive !== true);
}
