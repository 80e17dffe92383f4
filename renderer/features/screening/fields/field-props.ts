import type { QuestionnaireItem } from '#shared/domain/questionnaire/model.ts';
import type { Answer } from '#shared/domain/screening.ts';

/** What every kind of field is given. */
export interface FieldProps {
  item: QuestionnaireItem;
  /** The id of the field's element, unique on the screen. */
  id: string;
  /** The id of the element that holds the question. */
  labelledBy: string;
  answers: readonly Answer[];
  /** Takes the answers of the item; none of them clears it. */
  onAnswers(answers: Answer[]): void;
  /** Enter in a field: on to the next. */
  onEnter(): void;
  language: string;
  /** How its answers lie: below each other on a screen of their own, side by side in the whole form. */
  layout: 'column' | 'row';
}
