import type { Answer, ResponseItem } from '../screening.ts';
import { isSameAnswer, plainValue } from './answers.ts';
import type { EnableWhen, Questionnaire, QuestionnaireItem } from './model.ts';
import { instanceParts, outerInstance, type Place, placesOf } from './places.ts';

/** Whether an item is asked in an instance. */
export type IsEnabled = (linkId: string, instance: string) => boolean;

/** Whether the `enableWhenExpression` of an item holds in an instance. */
export type ExpressionHolds = (item: QuestionnaireItem, instance: string) => boolean;

/**
 * Which items are asked, given the answers so far: an item whose condition holds and whose parents are all asked. An answer to a question that
 * is not asked itself does not count. Declined and skipped are no answer. Of a question in a repeating group the answers of the same
 * repetition count. Except for `exists`, no condition holds on a question without an answer. Where no `expressionHolds` is given, items with an
 * expression are asked.
 */
export function enablement(
  form: Pick<Questionnaire, 'items'>,
  items: readonly ResponseItem[],
  expressionHolds: ExpressionHolds = () => true,
): IsEnabled {
  const places = placesOf(form);
  const byLinkId = Map.groupBy(items, (item) => item.linkId);
  const found = new Map<string, boolean>();

  const isEnabled: IsEnabled = (linkId, instance) => {
    const place = places.get(linkId);
    if (!place) return false;
    const own = outerInstance(instance, place.around.length);
    const key = `${own} ${linkId}`;
    const before = found.get(key);
    if (before !== undefined) return before;
    // A circle that reached here ends as not asked.
    found.set(key, false);
    const enabled =
      (place.parent === null || isEnabled(place.parent.linkId, own)) &&
      conditionsHold(place, own) &&
      (place.item.enableWhenExpression === '' || expressionHolds(place.item, own));
    found.set(key, enabled);
    return enabled;
  };

  const conditionsHold = (place: Place, instance: string): boolean => {
    const { enableWhen, enableBehavior } = place.item;
    if (enableWhen.length === 0) return true;
    const holds = (when: EnableWhen) => conditionHolds(when, answersSeen(when.linkId, place, instance));
    return enableBehavior === 'all' ? enableWhen.every(holds) : enableWhen.some(holds);
  };

  const answersSeen = (linkId: string, from: Place, instance: string): Answer[] => {
    const asked = places.get(linkId);
    if (!asked) return [];
    let shared = 0;
    while (shared < from.around.length && from.around[shared] === asked.around[shared]) shared += 1;
    const outer = instanceParts(instance).slice(0, shared).join('.');
    return (byLinkId.get(linkId) ?? [])
      .filter((item) => item.status === 'answered' && outerInstance(item.instance, shared) === outer)
      .filter((item) => item.answers.length > 0 && isEnabled(linkId, item.instance))
      .flatMap((item) => item.answers);
  };
  return isEnabled;
}

/** The responses to items that are asked: what counts, is scored and is kept in the end. */
export function enabledItems(items: readonly ResponseItem[], isEnabled: IsEnabled): ResponseItem[] {
  return items.filter((item) => isEnabled(item.linkId, item.instance));
}

function conditionHolds({ operator, answer }: EnableWhen, answers: readonly Answer[]): boolean {
  if (operator === 'exists') return answers.length > 0 === (plainValue(answer) === true);
  if (answers.length === 0) return false;
  if (operator === '=') return answers.some((given) => isEqual(given, answer));
  if (operator === '!=') return !answers.some((given) => isEqual(given, answer));
  return answers.some((given) => {
    const order = compare(given, answer);
    if (order === null) return false;
    if (operator === '>') return order > 0;
    if (operator === '<') return order < 0;
    return operator === '>=' ? order >= 0 : order <= 0;
  });
}

function isEqual(left: Answer, right: Answer): boolean {
  return isSameAnswer(left, right) || compare(left, right) === 0;
}

/** Below, above or equal as a number, a date, a time or a text; null where the two cannot be compared. */
function compare(left: Answer, right: Answer): number | null {
  if ('valueCoding' in left || 'valueCoding' in right) return null;
  if ('valueQuantity' in left && 'valueQuantity' in right && !hasSameUnit(left, right)) return null;
  const [one, other] = [plainValue(left), plainValue(right)];
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  if (typeof one !== 'string' || typeof other !== 'string') return null;
  if ('valueString' in left || 'valueUri' in left) return order(one, other);
  if ('valueDateTime' in left && 'valueDateTime' in right && one.length > 10 && other.length > 10) {
    return Date.parse(one) - Date.parse(other);
  }
  // Dates and times are as exact as the less exact of the two.
  const length = Math.min(one.length, other.length);
  return order(one.slice(0, length), other.slice(0, length));
}

function order(one: string, other: string): number {
  return one === other ? 0 : one < other ? -1 : 1;
}

function hasSameUnit(
  left: Extract<Answer, { valueQuantity: unknown }>,
  right: Extract<Answer, { valueQuantity: unknown }>,
): boolean {
  const unit = ({ valueQuantity: { code, unit: words } }: typeof left) => code ?? words ?? '';
  return unit(left) === '' || unit(right) === '' || unit(left) === unit(right);
}
