import type { Questionnaire, QuestionnaireItem } from './questionnaire.ts';

/** All questions of a form in order, without headings and introductions. */
export function questionsOf(questionnaire: Pick<Questionnaire, 'item'>): QuestionnaireItem[] {
  return questionnaire.item.flatMap((item) => {
    const inner = item.item ? questionsOf({ item: item.item }) : [];
    return item.type === 'group' || item.type === 'display' ? inner : [item, ...inner];
  });
}
