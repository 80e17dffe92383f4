/** @file Discharges and emergency visits of a patient: their checklists, the steps that are done, and those that somebody told of. */

import { TRANSITION_STEPS } from '#shared/content/care-gaps/transition-steps.ts';
import type { TransitionView } from '#shared/contract/engine/care-gaps.ts';
import type { Patient, Transition, TransitionStep } from '#shared/domain/patient.ts';
import type { Id } from '#shared/domain/primitives.ts';
import { isFollowed, transitionChecklist } from '#shared/domain/transition-checklist.ts';
import { uuidOfText } from '#shared/domain/uuid.ts';
import { findById, findOfPatient } from '#shared/store/queries.ts';
import type { Desk } from '../desk.ts';
import { engineError } from '../errors.ts';
import type { WriteOrder } from '../writer.ts';
import { nowAt, practiceToday } from './care-gap-facts.ts';
import { dateAtPractice } from './need-context.ts';
import { requirePatient } from './patients.ts';

/** Calls of a month and more. */
const CALLS_READ = 60;

/** The transitions of the last 30 days with their checklists, the newest first. NOT_FOUND when she is not on this device. */
export async function transitionChecklists(
  desk: Desk,
  patientId: Id,
): Promise<{ transitions: TransitionView[]; mayWrite: boolean }> {
  const patient = requirePatient(desk, patientId);
  const today = practiceToday(desk);
  const calls = await findOfPatient(desk.store, 'calls', patientId, CALLS_READ);
  const followed = patient.transitions
    .filter((transition) => isFollowed(transition, today))
    .sort((one, two) => two.on.localeCompare(one.on) || one.id.localeCompare(two.id));
  return {
    transitions: followed.map((transition) => viewOf(desk, patient, transition, calls)),
    mayWrite: desk.person.role === 'care-manager',
  };
}

function viewOf(
  desk: Desk,
  { evidence }: Patient,
  transition: Transition,
  calls: Awaited<ReturnType<typeof findOfPatient<'calls'>>>,
): TransitionView {
  const dateOf = (instant: string) => dateAtPractice(desk, instant);
  const facts = { transition, calls, evidence, today: practiceToday(desk), dateOf };
  const { steps, endsOn, attempts } = transitionChecklist(facts, TRANSITION_STEPS);
  const { id, kind, facility, on, reason } = transition;
  return {
    ...{ id, kind, facility, on, reason, endsOn, attempts },
    steps: steps.map(({ rule, doneBy, ...step }) => ({
      ...{ id: rule.id, title: rule.title, what: rule.what },
      ...step,
      doneByName: doneBy === '' ? '' : (desk.caseload.staff.get(doneBy)?.name ?? ''),
    })),
  };
}

interface DoneStep {
  patientId: Id;
  transitionId: Id;
  stepId: TransitionStep['id'];
  note: string;
}

/** Notes a step as done. Twice is once: what was noted first stays. */
export async function doneTransitionStep(
  desk: Desk,
  { patientId, transitionId, stepId, note }: DoneStep,
): Promise<{ transitionId: Id }> {
  await change(desk, patientId, `transition.${stepId}`, (patient) => {
    const transition = patient.transitions.find(({ id }) => id === transitionId);
    if (!transition)
      throw engineError('NOT_FOUND', 'This is not in the chart any more. Open the chart again.');
    if (transition.steps.some(({ id }) => id === stepId)) return null;
    const step: TransitionStep = {
      ...{ id: stepId, doneAt: nowAt(desk), doneBy: desk.person.staffId },
      note: note.trim(),
    };
    return patient.transitions.map((one) =>
      one === transition ? { ...one, steps: [...one.steps, step] } : one,
    );
  });
  return { transitionId };
}

/** Records a discharge or an emergency visit by hand; the queue counts from it at once. */
export async function recordTransition(
  desk: Desk,
  { patientId, ...told }: { patientId: Id } & Pick<Transition, 'kind' | 'facility' | 'on' | 'reason'>,
): Promise<{ transitionId: Id }> {
  const { kind, on } = told;
  if (on > practiceToday(desk))
    throw engineError('INVALID', 'This day is still to come. Record it when it has happened.');
  // Told to two devices, or asked again after the answer was lost: one.
  let transitionId: Id = uuidOfText(`transition ${patientId} ${kind} ${on}`);
  await change(desk, patientId, 'transition.recorded', (patient) => {
    if (on < patient.birthDate)
      throw engineError('INVALID', 'This day is before the patient was born. Look at the year.');
    const same = patient.transitions.find((one) => one.kind === kind && one.on === on);
    if (same) {
      transitionId = same.id;
      return null;
    }
    const [facility, reason] = [told.facility.trim(), told.reason.trim()];
    return [...patient.transitions, { id: transitionId, kind, on, facility, reason, steps: [] }];
  });
  return { transitionId };
}

/** One write of her transitions: nothing is written where nothing changes. */
async function change(
  desk: Desk,
  patientId: Id,
  action: string,
  changed: (patient: Patient) => Transition[] | null,
): Promise<void> {
  const kept = requirePatient(desk, patientId);
  await desk.writer.write(async (): Promise<WriteOrder | null> => {
    const patient = (await findById(desk.store, 'patients', patientId)) ?? kept;
    const transitions = changed(patient);
    if (transitions === null) return null;
    return {
      ...{ action, patientId, subject: { collection: 'patients', id: patientId } },
      changes: [{ collection: 'patients', document: { ...patient, transitions }, base: patient }],
    };
  });
}
