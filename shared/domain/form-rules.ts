import { z } from 'zod';

/** An answer that counts: this item answered with one of these codes. */
export const AnswerMatch = z.object({ linkId: z.string(), codes: z.array(z.string()).min(1) });
export type AnswerMatch = z.infer<typeof AnswerMatch>;

/** How one score comes about. */
export const ScoreRule = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('any-positive'),
    id: z.string(),
    title: z.string(),
    loinc: z.string(),
    positive: z.array(AnswerMatch).min(1),
  }),
  z.object({
    kind: z.literal('sum'),
    id: z.string(),
    title: z.string(),
    loinc: z.string(),
    linkIds: z.array(z.string()).min(1),
    /** Positive from this sum on. */
    positiveFrom: z.number(),
    /** Answers that ask for a closer look although the sum is below. */
    cautions: z.array(z.object({ when: z.array(AnswerMatch).min(1), text: z.string() })),
  }),
]);
export type ScoreRule = z.infer<typeof ScoreRule>;

/** A need and what shows it: any of the answers, or a positive score. */
export const NeedRule = z.object({
  id: z.string(),
  domain: z.string(),
  title: z.string(),
  detail: z.string(),
  anyOf: z.array(AnswerMatch),
  scoreId: z.string().optional(),
});
export type NeedRule = z.infer<typeof NeedRule>;

/** The scoring rules of one version of a form, as data beside it. */
export const FormRules = z.object({
  /** Canonical `url|version` of the form. */
  questionnaire: z.string(),
  source: z.string(),
  scores: z.array(ScoreRule),
  needs: z.array(NeedRule),
});
export type FormRules = z.infer<typeof FormRules>;
