import type { ResponseItem } from '../screening.ts';
import { enablement, type IsEnabled } from './enabled.ts';
import { isQuestion, type Questionnaire, type QuestionnaireItem } from './model.ts';
import { instancesOf, outerInstance, placesOf } from './places.ts';

/** A question that waits for an answer, in one repetition of the groups around it. */
export interface MissingItem {
  item: QuestionnaireItem;
  instance: string;
}

/**
 * The required questions that are asked and have neither an answer nor a recorded reason. Declined and skipped count as dealt with: she was
 * asked, or it was decided not to ask. What is computed, hidden or only shown never waits, nor does a repetition that nobody began of a group
 * that need not be there.
 */
export function missingItems(
  form: Pick<Questionnaire, 'items'>,
  items: readonly ResponseItem[],
  isEnabled: IsEnabled = enablement(form, items),
): MissingItem[] {
  const places = placesOf(form);
  const dealtWith = new Set<string>();
  const begun = new Set<string>();
  for (const item of items) {
    if (item.status === 'answered' && item.answers.length === 0) continue;
    dealtWith.add(`${item.instance} ${item.linkId}`);
    for (const [depth, group] of (places.get(item.linkId)?.around ?? []).entries()) {
      begun.add(`${outerInstance(item.instance, depth + 1)} ${group.linkId}`);
    }
  }
  const isWanted = (around: readonly QuestionnaireItem[], instance: string) =>
    around.every(
      (group, depth) =>
        group.required ||
        group.limits.minOccurs !== null ||
        begun.has(`${outerInstance(instance, depth + 1)} ${group.linkId}`),
    );
  return [...places.values()]
    .filter(({ item }) => item.required && isQuestion(item) && isAskedOfPerson(item))
    .flatMap(({ item, around }) =>
      instancesOf(form, items, item.linkId)
        .filter((instance) => !dealtWith.has(`${instance} ${item.linkId}`))
        .filter((instance) => isWanted(around, instance) && isEnabled(item.linkId, instance))
        .map((instance) => ({ item, instance })),
    );
}

/** Whether a person answers it: it is shown, may be changed and is not computed. */
export function isAskedOfPerson(item: QuestionnaireItem): boolean {
  return !item.isHidden && !item.readOnly && item.calculatedExpression === '';
}
