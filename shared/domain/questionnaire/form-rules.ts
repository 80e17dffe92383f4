import { z } from 'zod';
import { EscalationLevel } from '../escalation.ts';

/**
 * An answer that counts: this item answered with one of these codes (`true` and `false` of a yes-no item), or with a number from `from` to
 * `to`, both included: the number given, or the weight of the answer chosen.
 */
export const AnswerMatch = z.object({
  linkId: z.string(),
  codes: z.array(z.string()).default([]),
  from: z.number().optional(),
  to: z.number().optional(),
});
export type AnswerMatch = z.infer<typeof AnswerMatch>;

/** From which value on a score is positive; where it differs by sex, both. */
export const Threshold = z.union([z.number(), z.object({ female: z.number(), male: z.number() })]);
export type Threshold = z.infer<typeof Threshold>;

/** What a value means, from `from` up to the next band. */
export const Band = z.object({ from: z.number(), text: z.string() });
export type Band = z.infer<typeof Band>;

const named = {
  id: z.string(),
  title: z.string(),
  loinc: z.string(),
  /** Left out while an item of it is not asked: PHQ-9 while PHQ-2 is all there is. */
  onlyWhenAsked: z.boolean().default(false),
};

/** How one score comes about. */
export const ScoreRule = z.discriminatedUnion('kind', [
  /** Positive with any of these answers. The value counts the items with one. */
  z.object({
    kind: z.literal('any-positive'),
    ...named,
    positive: z.array(AnswerMatch).min(1),
    /** Answers that say nothing: the item counts as missing (`Don't know`). */
    unknownCodes: z.array(z.string()).default([]),
    /** Scores above it in the list that make it positive as well: PHQ-2 or stress (domain.md 3.2). */
    scoreIds: z.array(z.string()).default([]),
  }),
  /** The sum of weights and numbers. */
  z.object({
    kind: z.literal('sum'),
    ...named,
    linkIds: z.array(z.string()).min(1),
    /** Null: the sum says how much and decides nothing. */
    positiveFrom: Threshold.nullable(),
    bands: z.array(Band).default([]),
    /** Items that are not asked count as zero rather than as missing. */
    notAskedIsZero: z.boolean().default(false),
    /** Not positive where every point comes from these items (AUDIT-C, domain.md 3.7). */
    notFromAlone: z.array(z.string()).default([]),
    /** Answers that ask for a closer look although the sum is below. */
    cautions: z.array(z.object({ when: z.array(AnswerMatch).min(1), text: z.string() })).default([]),
  }),
  /** The product of weights and numbers, such as days by minutes; positive below a limit that depends on age (domain.md 3.2). */
  z.object({
    kind: z.literal('product'),
    ...named,
    linkIds: z.array(z.string()).min(2),
    unit: z.string(),
    /** The first whose age is reached, from the oldest down; below all of them it cannot be told. */
    positiveBelow: z.array(z.object({ fromAge: z.number(), value: z.number() })).min(1),
  }),
]);
export type ScoreRule = z.infer<typeof ScoreRule>;

/** A need and what shows it: any of the answers, or any of the scores when positive. */
export const NeedRule = z.object({
  id: z.string(),
  domain: z.string(),
  title: z.string(),
  detail: z.string(),
  anyOf: z.array(AnswerMatch),
  scoreIds: z.array(z.string()).default([]),
});
export type NeedRule = z.infer<typeof NeedRule>;

/** What opens an escalation at once, while the form is still being filled. */
export const EscalationRule = z.object({
  /** The trigger of the protocol (`Escalation.triggerId`). */
  triggerId: z.string(),
  level: EscalationLevel,
  title: z.string(),
  detail: z.string(),
  anyOf: z.array(AnswerMatch),
  scoreIds: z.array(z.string()).default([]),
});
export type EscalationRule = z.infer<typeof EscalationRule>;

/** The scoring rules of one version of a form, as data beside it. */
export const FormRules = z.object({
  /** Canonical `url|version` of the form. */
  questionnaire: z.string(),
  source: z.string(),
  /** What a person of the organization must confirm before the rules are relied on, in sentences. */
  toConfirm: z.array(z.string()).default([]),
  /** The conditions that the form reviews, as ids of plan templates; none: it is for everybody. */
  reviews: z.array(z.string()).default([]),
  scores: z.array(ScoreRule),
  needs: z.array(NeedRule),
  escalations: z.array(EscalationRule).default([]),
});
export type FormRules = z.infer<typeof FormRules>;
