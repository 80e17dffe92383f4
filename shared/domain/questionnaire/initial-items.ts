import type { ResponseItem } from '../screening.ts';
import { isQuestion, type Questionnaire } from './model.ts';
import { instancesOf, placesOf } from './places.ts';

/** The answers that a form begins with: its initial values. A new draft starts with them; nobody gave them yet. */
export function initialItems(form: Pick<Questionnaire, 'items'>): ResponseItem[] {
  return [...placesOf(form).values()]
    .filter(({ item }) => isQuestion(item) && item.initial.length > 0)
    .flatMap(({ item }) => {
      const answers = item.repeats ? item.initial : item.initial.slice(0, 1);
      return instancesOf(form, [], item.linkId).map((instance) => ({
        linkId: item.linkId,
        instance,
        status: 'answered' as const,
        answers,
      }));
    });
}
