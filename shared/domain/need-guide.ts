import { z } from 'zod';
import { Coding, LocalDate } from './primitives.ts';

/** A code that a clinician may confirm, valid for dates of service in its span. */
export const CodeProposal = z.object({
  ...Coding.required().shape,
  validFrom: LocalDate,
  /** Empty: no end known. */
  validTo: z.union([LocalDate, z.literal('')]),
  /** When this one is right rather than another, or empty: it is the default. */
  when: z.string(),
});
export type CodeProposal = z.infer<typeof CodeProposal>;

export const GuideStep = z.object({
  description: z.string().min(1).max(1000),
  owner: z.enum(['care-manager', 'patient', 'practitioner', 'caregiver', 'community-resource']),
  dueInDays: z.number().int().min(0),
});
export type GuideStep = z.infer<typeof GuideStep>;

/** From a need to the care plan (domain.md 4.2). */
export const NeedGuide = z.object({
  needId: z.string(),
  /** Gravity SDOH category, or empty. */
  category: z.string(),
  title: z.string(),
  /** What it means, in plain words. */
  plain: z.string(),
  /** `today`: act in this call; `soon`: within days; `planned`. */
  urgency: z.enum(['today', 'soon', 'planned']),
  /** What to do at once, or empty. */
  actNow: z.string(),
  /** False: never goes on a printable plan, portal, mail or voicemail. */
  mayGoOnPlan: z.boolean(),
  goal: z.object({ description: z.string(), dueInDays: z.number().int().min(0) }).nullable(),
  interventions: z.array(GuideStep),
  codes: z.array(CodeProposal),
  /** Words of `Resource.needs` to look for. */
  resourceKinds: z.array(z.string()),
});
export type NeedGuide = z.infer<typeof NeedGuide>;
