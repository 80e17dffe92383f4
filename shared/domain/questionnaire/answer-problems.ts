import type { Answer, ResponseItem } from '../screening.ts';
import { optionOf, plainValue } from './answers.ts';
import { type ItemType, isQuestion, type Questionnaire, type QuestionnaireItem } from './model.ts';
import { instanceParts, placesOf } from './places.ts';

/** An answer that cannot stand, with what is wrong in words. */
export interface AnswerProblem {
  linkId: string;
  instance: string;
  message: string;
}

/**
 * What is wrong with answers to a form: an item that the form does not have or that comes twice, a kind of answer that the
 * item does not take, a choice that is not in its list, a value out of its bounds, several answers where one is asked, `None of the above`
 * together with others, an answer beside declined or skipped. Missing answers are no problem here.
 */
export function answerProblems(
  form: Pick<Questionnaire, 'items'>,
  items: readonly ResponseItem[],
): AnswerProblem[] {
  const places = placesOf(form);
  const seen = new Set<string>();
  const problems: AnswerProblem[] = [];
  for (const item of items) {
    const place = places.get(item.linkId);
    const key = `${item.instance} ${item.linkId}`;
    const message = seen.has(key)
      ? 'This question is answered twice: keep one answer.'
      : !place || !isQuestion(place.item)
        ? 'This form has no such question: it may be another version.'
        : isInstance(item.instance, place.around.length)
          ? problemOf(place.item, item)
          : 'This answer names a repetition of its group that cannot be.';
    seen.add(key);
    if (message) problems.push({ linkId: item.linkId, instance: item.instance, message });
  }
  return problems;
}

/** What is wrong with the answers to one question, in words; empty where they can stand. */
export function problemOf(
  question: QuestionnaireItem,
  item: Pick<ResponseItem, 'status' | 'answers'>,
): string {
  const { answers } = item;
  if (item.status !== 'answered') {
    return answers.length > 0
      ? 'A question that was declined or skipped has no answer: remove one of the two.'
      : '';
  }
  if (answers.length > 1 && !question.repeats) return 'This question takes one answer.';
  const { maxOccurs } = question.limits;
  if (maxOccurs !== null && answers.length > maxOccurs)
    return `This question takes at most ${maxOccurs} answers.`;
  const isChoice = question.type === 'choice' || question.type === 'open-choice';
  if (!isChoice && !answers.every((answer) => fits(question.type, answer)))
    return 'This question takes another kind of answer.';
  return isChoice
    ? choiceProblem(question, answers)
    : (answers.map((answer) => boundProblem(question, answer)).find(Boolean) ?? '');
}

function isInstance(instance: string, depth: number): boolean {
  const parts = instanceParts(instance);
  return parts.length === depth && parts.every((part) => /^(0|[1-9]\d{0,3})$/.test(part));
}

function choiceProblem(question: QuestionnaireItem, answers: readonly Answer[]): string {
  const isOpen = question.type === 'open-choice';
  const listed: ReturnType<typeof optionOf>[] = [];
  for (const answer of answers) {
    const option = optionOf(question, answer);
    if (option) listed.push(option);
    else if (
      !(isOpen && ('valueString' in answer || ('valueCoding' in answer && question.options.length === 0)))
    ) {
      return kindsOf(question).has(kindOf(answer))
        ? 'This answer is not in the list of the question.'
        : 'This question takes another kind of answer.';
    }
  }
  if (new Set(listed).size < listed.length) return 'The same answer is given twice.';
  const exclusive = listed.find((option) => option?.isExclusive);
  return exclusive && answers.length > 1 ? `"${exclusive.text}" cannot go together with other answers.` : '';
}

function kindsOf(question: QuestionnaireItem): Set<string> {
  return new Set(question.options.map((option) => kindOf(option.value)));
}

function kindOf(answer: Answer): string {
  return Object.keys(answer)[0] ?? '';
}

const KINDS: Partial<Record<ItemType, string>> = {
  boolean: 'valueBoolean',
  integer: 'valueInteger',
  decimal: 'valueDecimal',
  quantity: 'valueQuantity',
  string: 'valueString',
  text: 'valueString',
  url: 'valueUri',
  date: 'valueDate',
  dateTime: 'valueDateTime',
  time: 'valueTime',
};

function fits(type: ItemType, answer: Answer): boolean {
  return kindOf(answer) === KINDS[type];
}

function boundProblem({ type, limits, units }: QuestionnaireItem, answer: Answer): string {
  const value = plainValue(answer);
  if (typeof value === 'string') return textProblem(type, limits, value);
  if (typeof value !== 'number') return '';
  if (typeof limits.min === 'number' && value < limits.min) return `The lowest value is ${limits.min}.`;
  if (typeof limits.max === 'number' && value > limits.max) return `The highest value is ${limits.max}.`;
  const places = String(value).split('.')[1]?.length ?? 0;
  if (limits.maxDecimalPlaces !== null && places > limits.maxDecimalPlaces) {
    return limits.maxDecimalPlaces === 0
      ? 'Give a whole number.'
      : `At most ${limits.maxDecimalPlaces} decimal places.`;
  }
  if (!('valueQuantity' in answer) || units.length === 0) return '';
  const { code, unit } = answer.valueQuantity;
  const isKnown = units.some(
    (one) =>
      (code !== undefined && one.code === code) ||
      (unit !== undefined && [one.display, one.code].includes(unit)),
  );
  return isKnown ? '' : `The unit must be one of: ${units.map((one) => one.display ?? one.code).join(', ')}.`;
}

const FORMATS: Partial<Record<ItemType, { pattern: RegExp; example: string }>> = {
  date: { pattern: /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/, example: '2026-11-21' },
  dateTime: {
    pattern:
      /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01])(T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?(Z|[+-]\d\d:\d\d))?)?)?$/,
    example: '2026-11-21T16:49:00Z',
  },
  time: { pattern: /^([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?$/, example: '16:49:00' },
};

function textProblem(type: ItemType, limits: QuestionnaireItem['limits'], value: string): string {
  const format = FORMATS[type];
  if (format && !(format.pattern.test(value) && isInCalendar(value)))
    return `This must be as ${format.example}.`;
  if (format) {
    const reach = (bound: string) => value.slice(0, bound.length);
    if (typeof limits.min === 'string' && reach(limits.min) < limits.min.slice(0, value.length))
      return `Not before ${limits.min}.`;
    if (typeof limits.max === 'string' && reach(limits.max) > limits.max) return `Not after ${limits.max}.`;
    return '';
  }
  if (limits.minLength !== null && value.length < limits.minLength)
    return `At least ${limits.minLength} characters.`;
  if (limits.maxLength !== null && value.length > limits.maxLength)
    return `At most ${limits.maxLength} characters.`;
  return '';
}

function isInCalendar(value: string): boolean {
  const [date = ''] = value.split('T');
  if (date.length !== 10) return true;
  const at = Date.parse(`${date}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(date);
}
