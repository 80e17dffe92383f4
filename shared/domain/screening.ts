import { z } from 'zod';
import { documentFields } from './document.ts';
import { ActorId, Coding, Id, Instant } from './primitives.ts';

/** A measured amount, as FHIR's Quantity. */
export const Quantity = z.object({
  value: z.number(),
  unit: z.string().max(40).optional(),
  system: z.string().max(200).optional(),
  code: z.string().max(40).optional(),
});
export type Quantity = z.infer<typeof Quantity>;

/** One answer, in the value[x] forms of a FHIR R4 QuestionnaireResponse that our forms use. */
export const Answer = z.union([
  z.object({ valueCoding: Coding }),
  z.object({ valueBoolean: z.boolean() }),
  z.object({ valueInteger: z.number().int() }),
  z.object({ valueDecimal: z.number() }),
  z.object({ valueString: z.string().max(20_000) }),
  z.object({ valueDate: z.string().max(10) }),
  z.object({ valueDateTime: z.string().max(35) }),
  z.object({ valueTime: z.string().max(12) }),
  z.object({ valueUri: z.string().max(2000) }),
  z.object({ valueQuantity: Quantity }),
]);
export type Answer = z.infer<typeof Answer>;

/** Why an item has no answer, where the reason was recorded. `declined` is an answer: she was asked and did not want to say. */
export const ItemStatus = z.enum(['answered', 'declined', 'skipped']);
export type ItemStatus = z.infer<typeof ItemStatus>;

/** An item of a response, flat: `linkId` as in the Questionnaire. */
export const ResponseItem = z.object({
  linkId: z.string().max(200),
  /** Which repetition of the repeating groups around it: `0`, `2.1` from the outermost inwards; empty outside of any. */
  instance: z.string().max(60),
  status: ItemStatus,
  answers: z.array(Answer),
});
export type ResponseItem = z.infer<typeof ResponseItem>;

/** A computed result. `value` is null while answers are missing that could change it: never a guess. */
export const Score = z.object({
  id: z.string().max(60),
  title: z.string().max(200),
  loinc: z.string().max(20),
  value: z.number().nullable(),
  interpretation: z.enum(['positive', 'negative', 'indeterminate']),
  text: z.string().max(500),
});
export type Score = z.infer<typeof Score>;

/** A need that an answer shows (domain.md 4.2). */
export const Need = z.object({
  id: z.string().max(60),
  domain: z.string().max(60),
  title: z.string().max(200),
  detail: z.string().max(500),
  linkIds: z.array(z.string().max(200)),
});
export type Need = z.infer<typeof Need>;

/** A completed form. One author; sealed once completed. */
export const Screening = z.object({
  ...documentFields,
  patientId: Id,
  staffId: ActorId,
  callId: z.union([Id, z.literal('')]),
  /** Canonical URL and version of the Questionnaire: `https://…|1`. */
  questionnaire: z.string().max(300),
  title: z.string().max(200),
  /** `amended`: written in place of an earlier one, which stays as it was. */
  status: z.enum(['completed', 'amended']),
  /** The screening that this one corrects, or empty. */
  amendsId: z.union([Id, z.literal('')]),
  /** The language it was asked in, BCP 47. */
  language: z.string().max(35),
  authoredAt: Instant,
  items: z.array(ResponseItem),
  scores: z.array(Score),
  needs: z.array(Need),
});
export type Screening = z.infer<typeof Screening>;
