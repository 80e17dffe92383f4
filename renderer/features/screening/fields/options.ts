import type { AnswerOption, QuestionnaireItem } from '#shared/domain/questionnaire/model.ts';

/** From this many answers on they are found by typing instead of read off a list. */
const LONG_LIST = 13;

const YES_NO: readonly AnswerOption[] = [true, false].map((valueBoolean) => ({
  value: { valueBoolean },
  text: valueBoolean ? 'Yes' : 'No',
  translations: [{ language: 'es', text: valueBoolean ? 'Sí' : 'No', spokenText: '' }],
  prefix: '',
  weight: null,
  isExclusive: false,
}));

/** The answers that an item offers: its list, or yes and no. */
export function offeredOptions(item: Pick<QuestionnaireItem, 'type' | 'options'>): readonly AnswerOption[] {
  return item.type === 'boolean' && item.options.length === 0 ? YES_NO : item.options;
}

/** Whether the answers of an item stand on the screen, each with a key. */
export function hasChoices(item: Pick<QuestionnaireItem, 'type' | 'options' | 'control'>): boolean {
  const { length } = offeredOptions(item);
  return length > 0 && !isDropDown(item);
}

/** Whether the answers are a long list that is opened and searched. */
export function isDropDown(item: Pick<QuestionnaireItem, 'type' | 'options' | 'control'>): boolean {
  if (item.options.length === 0) return false;
  return item.options.length >= LONG_LIST || item.control === 'drop-down' || item.control === 'autocomplete';
}

/** The key of the answer at this place of the list, from 0: `1` to `9`, then `0`; empty for those after. */
export function keyOfOption(index: number): string {
  return index < 9 ? String(index + 1) : index === 9 ? '0' : '';
}
