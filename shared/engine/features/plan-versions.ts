/** @file The way of a care plan from draft to approval, and its versions (PLAN-1 to PLAN-3). */
import type {
  NamedCopy,
  NamedSignature,
  PlanHistory,
  PlanVersionRow,
  SubmittedPlan,
} from '#shared/contract/engine/care-plans.ts';
import type { CarePlan, PlanSignature } from '#shared/domain/care-plan.ts';
import { patientName } from '#shared/domain/patient.ts';
import { planDiff } from '#shared/domain/plan-diff.ts';
import {
  contentToApprove,
  effectiveVersion,
  lastSignature,
  mayApprovePlans,
  type PatientPlans,
} from '#shared/domain/plan-versions.ts';
import { toInstant } from '#shared/domain/primitives.ts';
import type { Role } from '#shared/domain/staff.ts';
import { findCarePlan, findCarePlans, findPatientPlans } from '#shared/store/queries.ts';
import type { Desk } from '../desk.ts';
import { engineError } from '../errors.ts';
import type { Change, WriteOrder } from '../writer.ts';
import { carePlanDraft } from './care-plan-drafts.ts';
import { requirePatient } from './patients.ts';

interface Decision {
  patientId: string;
  /** `updatedAt` of the plan that was looked at. */
  seenAt: string;
  comment: string;
}

const EVERYBODY: readonly Role[] = ['care-manager', 'supervisor'];

/** Asks for approval of the saved plan. INVALID where there is nothing to approve, CONFLICT where it was changed meanwhile. */
export async function submitPlan(desk: Desk, input: Decision): Promise<CarePlan> {
  if (await carePlanDraft(desk, input.patientId))
    throw engineError(
      'INVALID',
      'There are changes that are not in the plan yet. Save the plan or discard them first.',
    );
  return decide(desk, input, 'care-plan.submitted', ({ working }) => {
    if (working.status === 'submitted') throw engineError('INVALID', 'This plan waits for approval already.');
    if (working.status === 'approved')
      throw engineError('INVALID', 'This plan is approved as it is. Change it first.');
    if (working.problems.length === 0 && working.goals.length === 0)
      throw engineError('INVALID', 'The plan has no problem and no goal yet. Add one first.');
    return [signed(desk, working, 'submitted', 'submitted', input.comment)];
  });
}

/**
 * Approves a submitted plan: the plan is approved, a version that keeps its content becomes active, and those that were active are superseded, all in
 * one stroke.
 */
export async function approvePlan(desk: Desk, input: Decision): Promise<CarePlan> {
  requireApprover(desk);
  return decide(desk, input, 'care-plan.approved', ({ working, versions }) => {
    requireSubmitted(working);
    const approved = signed(desk, working, 'approved', 'approved', input.comment);
    const number = 1 + Math.max(0, ...versions.map(({ version }) => version));
    const version: Change<'carePlans'> = {
      collection: 'carePlans',
      base: null,
      document: {
        id: desk.ports.newId(),
        patientId: working.patientId,
        version: number,
        status: 'active',
        ...contentToApprove(working),
        signatures: approved.document.signatures.slice(-1),
        copies: [],
      },
    };
    const superseded = versions
      .filter(({ status }) => status === 'active')
      .map((plan): Change<'carePlans'> => {
        return { collection: 'carePlans', document: { ...plan, status: 'superseded' }, base: plan };
      });
    return [approved, version, ...superseded];
  });
}

/** Gives a submitted plan back as a draft, with a word on what is to be done. */
export async function returnPlan(desk: Desk, input: Decision): Promise<CarePlan> {
  requireApprover(desk);
  return decide(desk, input, 'care-plan.returned', ({ working }) => {
    requireSubmitted(working);
    return [signed(desk, working, 'draft', 'returned', input.comment)];
  });
}

/** The plan and its versions. NOT_FOUND when the patient is not here. */
export async function planHistory(desk: Desk, patientId: string): Promise<PlanHistory> {
  requirePatient(desk, patientId);
  const { working, versions } = await findPatientPlans(desk.store, patientId);
  const effective = effectiveVersion(versions);
  const named = (signature: PlanSignature): NamedSignature => ({
    ...signature,
    name: nameOf(desk, signature.by),
  });
  return {
    patientId,
    working,
    signatures: (working?.signatures ?? []).map(named).sort((left, right) => (left.at < right.at ? -1 : 1)),
    versions: versions.map((plan): PlanVersionRow => {
      const approved = lastSignature(plan, 'approved');
      const copies = plan.copies.map((copy): NamedCopy => ({ ...copy, name: nameOf(desk, copy.givenBy) }));
      return {
        plan,
        isEffective: plan.id === effective?.id,
        approved: approved ? named(approved) : null,
        copies: copies.sort((left, right) => (left.givenAt > right.givenAt ? -1 : 1)),
      };
    }),
    mayApprove: mayApprovePlans(desk.person.credential),
  };
}

/** The submitted plans on this device, the longest waiting first. */
export async function submittedPlans(desk: Desk): Promise<SubmittedPlan[]> {
  if (desk.person.role !== 'supervisor')
    throw engineError('NOT_ALLOWED', 'The list of plans to approve is for supervisors.');
  const rows: SubmittedPlan[] = [];
  for (const [patientId, { working, versions }] of await findCarePlans(desk.store)) {
    const patient = desk.caseload.patients.get(patientId);
    if (!patient || working?.status !== 'submitted') continue;
    const submitted = lastSignature(working, 'submitted');
    const last = effectiveVersion(versions);
    rows.push({
      patientId,
      patientName: patientName(patient),
      recordNumber: patient.recordNumber,
      submittedBy: submitted ? nameOf(desk, submitted.by) : '',
      submittedAt: submitted?.at ?? working.updatedAt,
      comment: submitted?.comment ?? '',
      lastVersion: last?.version ?? 0,
      changes: planDiff(last, contentToApprove(working)).length,
    });
  }
  return rows.sort((left, right) => (left.submittedAt < right.submittedAt ? -1 : 1));
}

/** Who a staff id is, as far as this device knows. */
export function nameOf(desk: Desk, staffId: string): string {
  if (staffId === desk.person.staffId) return desk.person.name;
  return (
    desk.caseload.staff.get(staffId)?.name ?? (staffId === 'server' ? 'The server' : 'A former colleague')
  );
}

async function decide(
  desk: Desk,
  { patientId, seenAt }: Decision,
  action: string,
  changesOf: (plans: PatientPlans & { working: CarePlan }) => Change<'carePlans'>[],
): Promise<CarePlan> {
  requirePatient(desk, patientId);
  await desk.writer.write(async (): Promise<WriteOrder> => {
    const { working, versions } = await findPatientPlans(desk.store, patientId);
    if (!working) throw engineError('NOT_FOUND', 'There is no saved plan for this patient. Save it first.');
    if (working.updatedAt !== seenAt)
      throw engineError(
        'CONFLICT',
        'The plan was changed while you looked at it. Read it again, then decide.',
      );
    const subject = { collection: 'carePlans' as const, id: working.id };
    return { action, patientId, subject, changes: changesOf({ working, versions }), roles: EVERYBODY };
  });
  const saved = await findCarePlan(desk.store, patientId);
  if (!saved) throw engineError('STORE_FAILED', 'The care plan was written but cannot be read back.');
  return saved;
}

function signed(
  desk: Desk,
  plan: CarePlan,
  status: CarePlan['status'],
  action: PlanSignature['action'],
  comment: string,
) {
  const signature: PlanSignature = {
    id: desk.ports.newId(),
    action,
    by: desk.person.staffId,
    at: toInstant(desk.ports.now()),
    comment,
  };
  const document = { ...plan, status, signatures: [...plan.signatures, signature] };
  return { collection: 'carePlans' as const, document, base: plan };
}

function requireApprover({ person }: Desk): void {
  if (mayApprovePlans(person.credential)) return;
  throw engineError(
    'NOT_ALLOWED',
    'Only an RN, NP, PA or MD may approve or return a care plan. Submit it, and one of them sees it.',
  );
}

function requireSubmitted({ status }: CarePlan): void {
  if (status === 'submitted') return;
  throw engineError('INVALID', 'This plan does not wait for approval any more. Look at it again.');
}
