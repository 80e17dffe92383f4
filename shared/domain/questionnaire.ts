import { z } from 'zod';
import { Coding } from './primitives.ts';

/** The part of a FHIR R4 Questionnaire's answer option that our forms use; `score` is the ordinal weight. */
export const AnswerOption = z.object({
  valueCoding: Coding,
  /** Ordinal value for scoring (FHIR: extension itemWeight). */
  score: z.number().optional(),
  /** Whether choosing it clears the others of the item (FHIR: extension optionExclusive). */
  isExclusive: z.boolean().optional(),
});
export type AnswerOption = z.infer<typeof AnswerOption>;

/** A question or a heading. `linkId` is unique in the form. */
export const QuestionnaireItem = z.object({
  linkId: z.string().min(1).max(200),
  prefix: z.string().max(20).optional(),
  /** What is shown. */
  text: z.string().max(2000),
  /** What is said on the telephone, where it differs from the text. */
  spokenText: z.string().max(2000).optional(),
  type: z.enum(['group', 'display', 'choice', 'boolean', 'integer', 'decimal', 'string', 'text', 'date']),
  code: z.array(Coding).optional(),
  repeats: z.boolean().optional(),
  required: z.boolean().optional(),
  /** Ask only when she is alone and can talk (domain.md 3.2). */
  needsPrivacy: z.boolean().optional(),
  answerOption: z.array(AnswerOption).optional(),
  get item(): z.ZodOptional<z.ZodArray<typeof QuestionnaireItem>> {
    return z.array(QuestionnaireItem).optional();
  },
});
export type QuestionnaireItem = z.infer<typeof QuestionnaireItem>;

/** A form, as a FHIR R4 Questionnaire with the few extensions above written as plain fields. */
export const Questionnaire = z.object({
  resourceType: z.literal('Questionnaire'),
  id: z.string().max(64),
  url: z.string().max(300),
  version: z.string().max(20),
  title: z.string().max(200),
  status: z.enum(['draft', 'active', 'retired']),
  /** The notice its owner asks for. */
  copyright: z.string().max(2000).optional(),
  code: z.array(Coding).optional(),
  item: z.array(QuestionnaireItem),
});
export type Questionnaire = z.infer<typeof Questionnaire>;

/** The canonical reference that a response names: `url|version`. */
export function canonical(questionnaire: Pick<Questionnaire, 'url' | 'version'>): string {
  return `${questionnaire.url}|${questionnaire.version}`;
}
