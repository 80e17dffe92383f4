import { z } from 'zod';
import { EvidenceKind } from './care-evidence.ts';
import { TransitionStep } from './patient.ts';
import { LocalDate } from './primitives.ts';

/** Conditions by the beginnings of their ICD-10-CM codes and by SNOMED CT codes. */
export const ConditionSet = z.object({
  id: z.string().min(1).max(60),
  icd10cmPrefixes: z.array(z.string().min(1).max(10)),
  snomed: z.array(z.string().min(1).max(20)),
});
export type ConditionSet = z.infer<typeof ConditionSet>;

/** A figure that is settled, or one that a practice confirms: until it has, the cautious one holds. */
export const Figure = z.union([
  z.number().int().min(0),
  z.object({
    setting: z.string().min(1).max(60),
    question: z.string().min(1).max(300),
    cautious: z.number().int().min(0).max(100),
  }),
]);
export type Figure = z.infer<typeof Figure>;

/** What in the records closes a gap. */
export const GapCloser = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('observation'),
    loinc: z.array(z.string()).min(1),
    /** Values that the newest day with a reading must stay below, by the LOINC of the component; none: to have been measured is enough. */
    below: z.array(z.object({ loinc: z.string(), value: z.number() })),
  }),
  z.object({
    kind: z.literal('immunization'),
    cvx: z.array(z.string()).min(1),
    /** Doses that make a series, each on a day of its own. */
    doses: z.number().int().min(1).max(5),
  }),
  z.object({ kind: z.literal('evidence'), evidence: EvidenceKind }),
  /** A completed form with a score of one of these LOINC codes. */
  z.object({ kind: z.literal('screening'), loinc: z.array(z.string()).min(1) }),
  z.object({ kind: z.literal('transition-step'), step: TransitionStep.shape.id }),
]);
export type GapCloser = z.infer<typeof GapCloser>;

const MonthDay = z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/);

/** How long what closed a gap keeps it closed. */
export const GapSpan = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('months'), months: Figure }),
  /** Each year anew: what was done from `opens` on counts, and it is asked for from `askFrom` on. */
  z.object({ kind: z.literal('season'), opens: MonthDay, askFrom: MonthDay }),
  z.object({ kind: z.literal('once') }),
  /** Once after each discharge, by so many days after it; asked for so long. */
  z.object({ kind: z.literal('after-discharge'), days: Figure }),
]);
export type GapSpan = z.infer<typeof GapSpan>;

/** A thing that should be done for people of a kind, valid for days in its span (domain.md 5.3). Versions of a rule share its id. */
export const CareGapRule = z.object({
  id: z.string().min(1).max(60),
  title: z.string().min(1).max(100),
  /** What it is and why, to say to the patient. */
  plain: z.string().min(1).max(400),
  group: z.enum(['visit', 'chronic', 'cancer-screening', 'immunization', 'mind', 'after-discharge']),
  for: z.object({
    ageFrom: Figure,
    /** The last age it is for; null: no end. */
    ageTo: Figure.nullable(),
    /** Null: everybody. */
    gender: z.enum(['female', 'male']).nullable(),
    /** Any of these sets of conditions; empty: without regard to conditions. */
    conditions: z.array(z.string()),
  }),
  excludes: z.object({ conditions: z.array(z.string()), evidence: z.array(EvidenceKind) }),
  /** Any of these; empty: no record here shows it, only she or another office knows. */
  closedBy: z.array(GapCloser),
  span: GapSpan,
  /** Days before it is due that it is worth naming in a call. */
  dueSoonDays: z.number().int().min(0).max(120),
  validFrom: LocalDate,
  /** The last day; empty: no end known. */
  validTo: z.union([LocalDate, z.literal('')]),
  source: z.string().min(1).max(300),
  /** What a clinician of the practice still confirms, or empty. */
  toConfirm: z.string().max(300),
});
export type CareGapRule = z.infer<typeof CareGapRule>;
