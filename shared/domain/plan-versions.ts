/** @file The plan that is worked on and its approved versions: which is which, and which one holds. Pure (PLAN-1 to PLAN-4). */
import type { CarePlan, CarePlanContent, PlanSignature } from './care-plan.ts';
import { compareText } from './compare-text.ts';
import type { Id } from './primitives.ts';
import type { Credential } from './staff.ts';
import { uuidOfText } from './uuid.ts';

/** The plans of one patient. */
export interface PatientPlans {
  /** The plan that is worked on. */
  working: CarePlan | null;
  /** The approved versions, the newest first. */
  versions: CarePlan[];
}

export const NO_PLANS: PatientPlans = { working: null, versions: [] };

const APPROVERS: ReadonlySet<Credential> = new Set<Credential>(['RN', 'NP', 'PA', 'MD']);

/** Whether a person of this credential may approve a plan or return it: a nurse of higher licence or a practitioner (domain.md 1.8). */
export function mayApprovePlans(credential: Credential): boolean {
  return APPROVERS.has(credential);
}

/**
 * The plan that is begun for a patient who has none. Its id follows from the patient's: two who begin one apart make one document, in which the
 * words of both meet (PLAN-4).
 */
export function firstPlan(
  patientId: Id,
  { sections, problems, goals, interventions, barriers }: CarePlanContent,
  authored: PlanSignature,
) {
  return {
    ...{ id: uuidOfText(`care-plan ${patientId}`), patientId, version: 0, status: 'draft' as const },
    ...{ sections, problems, goals, interventions, barriers, signatures: [authored], copies: [] },
  };
}

/**
 * Tells the plan that is worked on from its versions. Of two, which an import or an older Careline may have left, the one with the lesser id is
 * worked on, on every device.
 */
export function sortPlans(documents: readonly CarePlan[]): PatientPlans {
  const working = documents.filter(({ version }) => version === 0).sort(byId);
  const versions = documents.filter(({ version }) => version > 0).sort((left, right) => -byRank(left, right));
  return { working: working[0] ?? null, versions };
}

/**
 * The version that holds. Two people who approve apart from each other each make an active one: the highest number holds, of equal numbers the
 * latest approval, of equal times the greater id (PLAN-3).
 */
export function effectiveVersion(versions: readonly CarePlan[]): CarePlan | null {
  const active = versions.filter(({ version, status }) => version > 0 && status === 'active');
  return active.sort(byRank).at(-1) ?? null;
}

/** The last signature of a kind, or undefined. */
export function lastSignature(
  { signatures }: Pick<CarePlan, 'signatures'>,
  ...actions: PlanSignature['action'][]
): PlanSignature | undefined {
  return signatures
    .filter(({ action }) => actions.includes(action))
    .sort((left, right) => compareText(left.at, right.at))
    .at(-1);
}

/**
 * What a version keeps of the plan that is approved. Progress is not part of it: that goes on in the plan that is worked on, in the names of those
 * who noted it.
 */
export function contentToApprove({
  problems,
  goals,
  interventions,
  barriers,
  sections,
}: CarePlanContent): CarePlanContent {
  return {
    problems,
    goals: goals.map((goal) => ({ ...goal, progress: [] })),
    interventions,
    barriers,
    sections,
  };
}

function byRank(left: CarePlan, right: CarePlan): number {
  return (
    left.version - right.version || compareText(approvedAt(left), approvedAt(right)) || byId(left, right)
  );
}

function approvedAt(plan: CarePlan): string {
  return lastSignature(plan, 'approved')?.at ?? '';
}

function byId(left: { id: Id }, right: { id: Id }): number {
  return compareText(left.id, right.id);
}
