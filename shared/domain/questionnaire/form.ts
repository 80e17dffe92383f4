import { z } from 'zod';
import { FormRules } from './form-rules.ts';
import { canonical, Questionnaire, questionsOf } from './model.ts';

/** A form as the app knows it: what is asked, how it is scored, how long it takes. `FORMS` of `shared/content/forms` lists those of Careline. */
export const Form = z.object({
  questionnaire: Questionnaire,
  rules: FormRules,
  estimatedMinutes: z.number().int().min(1),
});
export type Form = z.infer<typeof Form>;

/** A form that comes without rules of its own, such as the organization's: no scores and no needs, a third of a minute for each question. */
export function formWithoutRules(questionnaire: Questionnaire): Form {
  return {
    questionnaire,
    rules: {
      questionnaire: canonical(questionnaire),
      source: '',
      toConfirm: [],
      reviews: [],
      scores: [],
      needs: [],
      escalations: [],
    },
    estimatedMinutes: Math.max(1, Math.ceil(questionsOf(questionnaire).length / 3)),
  };
}
