import type { Answer, ResponseItem } from '../screening.ts';
import { problemOf } from './answer-problems.ts';
import { plainValue } from './answers.ts';
import { isQuestion, type Questionnaire, type QuestionnaireItem } from './model.ts';
import { instancesOf, placesOf } from './places.ts';

/**
 * The answers that a form begins with: its initial values. A new draft starts with them; nobody gave them yet. One that the item itself would
 * not take is left out.
 */
export function initialItems(form: Pick<Questionnaire, 'items'>): ResponseItem[] {
  return [...placesOf(form).values()]
    .filter(({ item }) => isQuestion(item) && item.initial.length > 0)
    .flatMap(({ item }) => startOf(form, item, item.initial));
}

/** These values as the first answers of an item, in each of its repetitions. */
export function startOf(
  form: Pick<Questionnaire, 'items'>,
  item: QuestionnaireItem,
  values: readonly Answer[],
): ResponseItem[] {
  const fitting = values
    .map((value) => ofKind(item, value))
    .filter((value) => problemOf(item, { status: 'answered', answers: [value] }) === '');
  const answers = item.repeats ? fitting : fitting.slice(0, 1);
  if (answers.length === 0) return [];
  return instancesOf(form, [], item.linkId).map((instance) => ({
    linkId: item.linkId,
    instance,
    status: 'answered' as const,
    answers,
  }));
}

/** Forms write whole numbers for decimals and amounts; they become what the item asks for. */
function ofKind({ type, units: [unit] }: QuestionnaireItem, answer: Answer): Answer {
  if (!('valueInteger' in answer || 'valueDecimal' in answer)) return answer;
  const value = Number(plainValue(answer));
  if (type === 'decimal') return { valueDecimal: value };
  if (type === 'integer' && Number.isInteger(value)) return { valueInteger: value };
  if (type !== 'quantity') return answer;
  const named = unit ? { unit: unit.display ?? unit.code } : {};
  const coded = unit && unit.code !== '' ? { system: unit.system, code: unit.code } : {};
  return { valueQuantity: { value, ...named, ...coded } };
}
