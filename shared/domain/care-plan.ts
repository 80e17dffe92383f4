import { z } from 'zod';
import { documentFields } from './document.ts';
import { ActorId, Coding, Id, Instant, LocalDate } from './primitives.ts';

export const Problem = z.object({
  id: Id,
  title: z.string().min(1).max(300),
  codes: z.array(Coding),
  status: z.enum(['active', 'resolved']),
  /** The id of the screening whose need led to it, or empty. */
  sourceScreeningId: z.union([Id, z.literal('')]),
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

/** A SMART goal; status words are FHIR R4 Goal codes (domain.md 2.1). */
export const Goal = z.object({
  id: Id,
  problemId: z.union([Id, z.literal('')]),
  /** The goal in plain words. */
  description: z.string().min(1).max(1000),
  /** The goal as the patient says it. */
  patientWords: z.string().max(1000),
  target: GoalTarget.nullable(),
  dueOn: z.union([LocalDate, z.literal('')]),
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
});
export type Intervention = z.infer<typeof Intervention>;

export const Barrier = z.object({
  id: Id,
  description: z.string().min(1).max(1000),
  status: z.enum(['open', 'resolved']),
});
export type Barrier = z.infer<typeof Barrier>;

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
});
export type CarePlanContent = z.infer<typeof CarePlanContent>;

/** The comprehensive care plan of one patient. */
export const CarePlan = z.object({
  ...documentFields,
  patientId: Id,
  status: z.enum(['draft', 'submitted', 'approved', 'active', 'superseded']),
  ...CarePlanContent.shape,
  signatures: z.array(PlanSignature),
});
export type CarePlan = z.infer<typeof CarePlan>;
