import type { Answer, ResponseItem } from '../screening.ts';
import { enabledItems, enablement, type IsEnabled } from './enabled.ts';
import type { Expressions, ExpressionValues } from './expressions.ts';
import { initialItems, startOf } from './initial-items.ts';
import { isQuestion, type Questionnaire, type QuestionnaireItem } from './model.ts';
import { instancesOf, placesOf } from './places.ts';

/** What the rules of a form make of the answers. */
export interface Worked {
  isEnabled: IsEnabled;
  /** Values that the form computes, by `instance linkId`. */
  calculated: Record<string, Answer[]>;
  /** What counts: the answers to what is asked, with the computed values. */
  items: ResponseItem[];
}

/** Values that depend on each other settle in few rounds; those that never do are cut off here. */
const ROUNDS = 6;

/**
 * Works out what is asked and what is computed, given the answers. `expressions` is that of the form (`loadExpressions`), null where it has none.
 * Answers to computed items in `items` are replaced. The result given in again gives the same.
 */
export function workOut(
  form: Questionnaire,
  items: readonly ResponseItem[],
  expressions: Expressions | null,
): Worked {
  if (expressions === null) {
    const isEnabled = enablement(form, items);
    return { isEnabled, calculated: {}, items: enabledItems(items, isEnabled) };
  }
  const places = placesOf(form);
  const computed = [...places.values()].map(({ item }) => item).filter(isComputed);
  const given = items.filter(({ linkId }) => !computed.some((item) => item.linkId === linkId));
  let worked: Worked = { isEnabled: enablement(form, given), calculated: {}, items: [...given] };
  let before = '';
  for (let round = 0; round < ROUNDS; round += 1) {
    const values = expressions.over(enabledItems(worked.items, worked.isEnabled));
    const isEnabled = enablement(form, worked.items, (item, instance) =>
      isTrue(values.valuesOf(item.enableWhenExpression, item, instance)),
    );
    const calculated = calculate(form, computed, given, isEnabled, values);
    const whole = [...given, ...asItems(calculated)];
    worked = { isEnabled, calculated, items: whole };
    const now = JSON.stringify([calculated, enabledItems(whole, isEnabled)]);
    if (now === before) break;
    before = now;
  }
  return { ...worked, items: enabledItems(worked.items, worked.isEnabled) };
}

/** The answers that a form begins with: its initial values, and those that it computes once, when it is opened. */
export function firstItems(form: Questionnaire, expressions: Expressions | null): ResponseItem[] {
  const initial = initialItems(form);
  if (expressions === null) return initial;
  const values = expressions.over(initial);
  const known = new Set(initial.map((item) => item.linkId));
  const computed = [...placesOf(form).values()]
    .map(({ item }) => item)
    .filter((item) => isQuestion(item) && item.initialExpression !== '' && !known.has(item.linkId));
  return [
    ...initial,
    ...computed.flatMap((item) => {
      const [instance = ''] = instancesOf(form, initial, item.linkId);
      return startOf(form, item, answersOf(item, values.valuesOf(item.initialExpression, item, instance)));
    }),
  ];
}

/** Whether the answer of an item comes from its expression and not from a person. */
export function isComputed(item: QuestionnaireItem): boolean {
  return isQuestion(item) && item.calculatedExpression !== '';
}

function calculate(
  form: Questionnaire,
  computed: readonly QuestionnaireItem[],
  given: readonly ResponseItem[],
  isEnabled: IsEnabled,
  values: ExpressionValues,
): Record<string, Answer[]> {
  const calculated: Record<string, Answer[]> = {};
  for (const item of computed) {
    for (const instance of instancesOf(form, given, item.linkId)) {
      if (!isEnabled(item.linkId, instance)) continue;
      const answers = answersOf(item, values.valuesOf(item.calculatedExpression, item, instance));
      if (answers.length > 0) calculated[`${instance} ${item.linkId}`] = answers;
    }
  }
  return calculated;
}

function asItems(calculated: Record<string, Answer[]>): ResponseItem[] {
  return Object.entries(calculated).map(([key, answers]) => {
    const blank = key.indexOf(' ');
    return { linkId: key.slice(blank + 1), instance: key.slice(0, blank), status: 'answered', answers };
  });
}

function isTrue(values: readonly unknown[]): boolean {
  return values.length === 1 && values[0] === true;
}

/** The results of an expression as answers of an item; what does not fit is left out. */
function answersOf(item: QuestionnaireItem, values: readonly unknown[]): Answer[] {
  const answers = values.flatMap((value) => answerFor(item, value) ?? []);
  return item.repeats ? answers : answers.slice(0, 1);
}

function answerFor(item: QuestionnaireItem, value: unknown): Answer | null {
  if (typeof value === 'number' && Number.isFinite(value)) return numberAnswer(item, value);
  if (typeof value === 'boolean') return item.type === 'boolean' ? { valueBoolean: value } : null;
  if (typeof value === 'object' && value !== null) return objectAnswer(item, value);
  return typeof value === 'string' && value !== '' ? textAnswer(item, value) : null;
}

function numberAnswer(item: QuestionnaireItem, value: number): Answer | null {
  if (item.type === 'integer') return Number.isInteger(value) ? { valueInteger: value } : null;
  // Computed in binary: 0.1 + 0.2 is 0.3.
  const rounded = Number(value.toPrecision(12));
  if (item.type === 'decimal') return { valueDecimal: rounded };
  if (item.type === 'string' || item.type === 'text') return { valueString: String(rounded) };
  if (item.type !== 'quantity') return null;
  const [unit] = item.units;
  if (!unit) return { valueQuantity: { value: rounded } };
  const words = unit.display ?? unit.code;
  const code = unit.code === '' ? {} : { system: unit.system, code: unit.code };
  return { valueQuantity: { value: rounded, unit: words, ...code } };
}

function textAnswer(item: QuestionnaireItem, value: string): Answer | null {
  const option = item.options.find(
    (one) => one.text === value || ('valueCoding' in one.value && one.value.valueCoding.code === value),
  );
  if (item.type === 'choice' || item.type === 'open-choice') {
    return option?.value ?? (item.type === 'open-choice' ? { valueString: value } : null);
  }
  if (item.type === 'date') return { valueDate: value.slice(0, 10) };
  if (item.type === 'dateTime') return { valueDateTime: value };
  if (item.type === 'time') return { valueTime: value.replace(/^T/, '') };
  if (item.type === 'url') return { valueUri: value };
  return item.type === 'string' || item.type === 'text' ? { valueString: value } : null;
}

function objectAnswer(item: QuestionnaireItem, value: object): Answer | null {
  const { code, value: amount } = value as { code?: unknown; value?: unknown };
  if (typeof amount === 'number')
    return item.type === 'quantity'
      ? { valueQuantity: { ...numberQuantity(item, amount), ...unitOf(value) } }
      : numberAnswer(item, amount);
  return typeof code === 'string' ? textAnswer(item, code) : null;
}

function numberQuantity(item: QuestionnaireItem, amount: number) {
  const answer = numberAnswer(item, amount);
  return answer && 'valueQuantity' in answer ? answer.valueQuantity : { value: amount };
}

function unitOf(value: object): { unit?: string; code?: string; system?: string } {
  const { unit, code, system } = value as Record<string, unknown>;
  return {
    ...(typeof unit === 'string' ? { unit } : {}),
    ...(typeof code === 'string' ? { code } : {}),
    ...(typeof system === 'string' ? { system } : {}),
  };
}
