import type { ResponseItem } from '../screening.ts';
import { answerOf, extensionValue, type Json, objectsOf, textOf } from './fhir-json.ts';
import { isQuestion, type Questionnaire, type QuestionnaireItem } from './model.ts';
import { innerInstance } from './places.ts';

/**
 * The answers of a FHIR R4 QuestionnaireResponse to this form: what `toResponse` wrote, and what others write alike. Items that the form does not
 * have, and answers of a kind that Careline does not know, are left out. The reasons `asked-declined` and `asked-unknown` count as declined, any
 * other reason as skipped.
 */
export function fromResponse(form: Pick<Questionnaire, 'items'>, response: Json): ResponseItem[] {
  return readItems(form.items, objectsOf(response.item), '');
}

function readItems(
  known: readonly QuestionnaireItem[],
  given: readonly Json[],
  instance: string,
): ResponseItem[] {
  return known.flatMap((item) => {
    const elements = given.filter((element) => textOf(element.linkId) === item.linkId);
    if (item.type === 'group' && item.repeats) {
      return elements.flatMap((element, index) =>
        readItems(item.items, objectsOf(element.item), innerInstance(instance, index)),
      );
    }
    const below = elements.flatMap((element) => [
      ...objectsOf(element.item),
      ...objectsOf(element.answer).flatMap((answer) => objectsOf(answer.item)),
    ]);
    const own = isQuestion(item)
      ? elements.flatMap((element) => readQuestion(item, element, instance)).slice(0, 1)
      : [];
    return [...own, ...readItems(item.items, below, instance)];
  });
}

function readQuestion(item: QuestionnaireItem, element: Json, instance: string): ResponseItem[] {
  const { linkId } = item;
  const answers = objectsOf(element.answer).flatMap((answer) => answerOf(answer) ?? []);
  if (answers.length > 0) return [{ linkId, instance, status: 'answered', answers }];
  const reason = textOf(extensionValue(element, 'data-absent-reason'));
  if (reason === '') return [];
  const status = reason === 'asked-declined' || reason === 'asked-unknown' ? 'declined' : 'skipped';
  return [{ linkId, instance, status, answers }];
}
