import type { FormRules } from './form-rules.ts';
import type { Questionnaire, QuestionnaireItem } from './questionnaire.ts';
import type { Need, ResponseItem, Score } from './screening.ts';

/** A form as the app knows it: what is asked, how it is scored, how long it takes. Listed in `shared/content/forms/index.ts` as FORMS. */
export interface Form {
  questionnaire: Questionnaire;
  rules: FormRules;
  estimatedMinutes: number;
}

export function scoreForm(_form: Form, _items: readonly ResponseItem[]): { scores: Score[]; needs: Need[] } {
  throw new Error('being written');
}
/** All questions of a form in order, without headings and texts. */
export function questionsOf(_questionnaire: Questionnaire): QuestionnaireItem[] {
  throw new Error('being written');
}
/** The required questions that have neither an answer nor a recorded reason (declined, skipped). */
export function missingItems(
  _questionnaire: Questionnaire,
  _items: readonly ResponseItem[],
): QuestionnaireItem[] {
  throw new Error('being written');
}
/** What is wrong with given answers (unknown item, answer not in the list, two answers of one-choice items ...), in words. */
export function answerProblems(
  _questionnaire: Questionnaire,
  _items: readonly ResponseItem[],
): { linkId: string; message: string }[] {
  throw new Error('being written');
}
