import { z } from 'zod';
import { documentFields } from './document.ts';
import { CodeStatus } from './patient-need.ts';
import { ActorId, Coding, Id, Instant, LocalDate } from './primitives.ts';

export const Problem = z.object({
  id: Id,
  title: z.string().min(1).max(300),
  codes: z.array(Coding),
  /** What a clinician said of codes that a need proposed; `none` where nothing was proposed. */
  codeStatus: CodeStatus,
  status: z.enum(['active', 'resolved']),
  /** What is expected to come of it, and by when (CMS: expected outcome and prognosis). */
  expectedOutcome: z.string().max(2000),
  /** The id of the screening whose need led to it, or empty. */
  sourceScreeningId: z.union([Id, z.literal('')]),
  /** Its place among its kind: smaller first, ties by id. A moved item changes only its own. */
  order: z.number(),
});
export type Problem = z.infer<typeof Problem>;

/** A measurable target: `8480-6 < 130 mm[Hg]` (domain.md 2.1, 2.2). */
export const GoalTarget = z.object({
  measureLoinc: z.string().max(20),
  measureName: z.string().max(200),
  comparator: z.enum(['<', '<=', '=', '>=', '>']),
  value: z.number(),
  unit: z.string().max(40),
});
export type GoalTarget = z.infer<typeof GoalTarget>;

export const GoalProgress = z.object({
  id: Id,
  recordedAt: Instant,
  recordedBy: ActorId,
  value: z.number().nullable(),
  note: z.string().max(2000),
});
export type GoalProgress = z.infer<typeof GoalProgress>;

/** Where the measure stood when the goal was made. */
export const GoalBaseline = z.object({ value: z.number(), on: LocalDate });
export type GoalBaseline = z.infer<typeof GoalBaseline>;

/** A SMART goal; status words are FHIR R4 Goal codes (domain.md 2.1). */
export const Goal = z.object({
  id: Id,
  problemId: z.union([Id, z.literal('')]),
  /** The goal in plain words. */
  description: z.string().min(1).max(1000),
  /** The goal as the patient says it. */
  patientWords: z.string().max(1000),
  target: GoalTarget.nullable(),
  baseline: GoalBaseline.nullable(),
  dueOn: z.union([LocalDate, z.literal('')]),
  nextReviewOn: z.union([LocalDate, z.literal('')]),
  lifecycleStatus: z.enum(['proposed', 'accepted', 'active', 'on-hold', 'completed', 'cancelled']),
  achievementStatus: z.enum([
    'in-progress',
    'improving',
    'worsening',
    'no-change',
    'achieved',
    'not-achieved',
    'not-attainable',
  ]),
  confidence: z.number().int().min(0).max(10).nullable(),
  progress: z.array(GoalProgress),
  order: z.number(),
});
export type Goal = z.infer<typeof Goal>;

export const Intervention = z.object({
  id: Id,
  problemId: z.union([Id, z.literal('')]),
  goalId: z.union([Id, z.literal('')]),
  description: z.string().min(1).max(1000),
  owner: z.enum(['care-manager', 'patient', 'practitioner', 'caregiver', 'community-resource']),
  dueOn: z.union([LocalDate, z.literal('')]),
  status: z.enum(['planned', 'in-progress', 'completed', 'cancelled']),
  /** The task that it became, or empty. */
  taskId: z.union([Id, z.literal('')]),
  order: z.number(),
});
export type Intervention = z.infer<typeof Intervention>;

export const Barrier = z.object({
  id: Id,
  /** The goal it stands in the way of; empty: the whole plan. */
  goalId: z.union([Id, z.literal('')]),
  description: z.string().min(1).max(1000),
  status: z.enum(['open', 'resolved']),
  order: z.number(),
});
export type Barrier = z.infer<typeof Barrier>;

/** The elements of a comprehensive care plan that CMS lists and that are words rather than items (domain.md 2.1). */
export const PlanSectionKind = z.enum([
  'cognitive-and-functional',
  'symptom-management',
  'medication-management',
  'environment',
  'caregiver',
  'outside-agencies',
  'periodic-review',
]);
export type PlanSectionKind = z.infer<typeof PlanSectionKind>;

/** One of them; its id is its kind, so that there is one of each. */
export const PlanSection = z.object({
  id: PlanSectionKind,
  text: z.string().max(20_000),
  /** When somebody last said that it holds; empty: never. */
  reviewedOn: z.union([LocalDate, z.literal('')]),
});
export type PlanSection = z.infer<typeof PlanSection>;

/** A copy that the patient or a caregiver got (domain.md 2.1). Appended, never changed. */
export const PlanCopy = z.object({
  id: Id,
  givenAt: Instant,
  givenBy: ActorId,
  recipient: z.string().max(200),
  method: z.enum(['portal', 'mail', 'e-mail', 'in-person', 'read-aloud', 'fax']),
  language: z.string().max(35),
});
export type PlanCopy = z.infer<typeof PlanCopy>;

/** Who did what with the plan: an LPN revises and submits, an RN or practitioner approves (domain.md 1.8, 2.1). */
export const PlanSignature = z.object({
  id: Id,
  action: z.enum(['authored', 'revised', 'submitted', 'approved', 'returned']),
  by: ActorId,
  at: Instant,
  comment: z.string().max(2000),
});
export type PlanSignature = z.infer<typeof PlanSignature>;

/** What a person edits in a plan. Merged by field and by item id. */
export const CarePlanContent = z.object({
  problems: z.array(Problem),
  goals: z.array(Goal),
  interventions: z.array(Intervention),
  barriers: z.array(Barrier),
  sections: z.array(PlanSection),
});
export type CarePlanContent = z.infer<typeof CarePlanContent>;

/**
 * The comprehensive care plan of one patient. One document is the plan that is worked on (`version` 0: draft, submitted, approved); each approval
 * adds another that keeps what was approved (`version` from 1: active, then superseded) and is not edited any more but for its status and copies.
 */
export const CarePlan = z.object({
  ...documentFields,
  patientId: Id,
  version: z.number().int().min(0),
  status: z.enum(['draft', 'submitted', 'approved', 'active', 'superseded']),
  ...CarePlanContent.shape,
  signatures: z.array(PlanSignature),
  copies: z.array(PlanCopy),
});
export type CarePlan = z.infer<typeof CarePlan>;
