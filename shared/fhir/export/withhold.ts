/** @file A record without what tells of violence at home (domain.md 7.5): what may leave without being asked for. Pure. */
import type { Call } from '#shared/domain/call.ts';
import type { CarePlan } from '#shared/domain/care-plan.ts';
import type { Patient } from '#shared/domain/patient.ts';
import { isOfViolence, safetyLines, tellsOfViolence } from '#shared/domain/patient-copy-safety.ts';
import type { Task } from '#shared/domain/task.ts';

interface Told {
  patient: Patient;
  carePlans: readonly CarePlan[];
  calls: readonly Call[];
  tasks: readonly Task[];
}

/**
 * The record without diagnoses, lines of the plan, tasks and words of notes that tell of it. Needs and screenings, whose guides and forms say what is
 * private, are the exporter's.
 *
 * @returns how many of these were left out
 */
export function withoutViolence<Record extends Told>(record: Record): { record: Record; withheld: number } {
  const { patient, carePlans, calls, tasks } = record;
  const conditions = patient.conditions.filter((condition) => !isOfViolence(condition));
  const openPlans = carePlans.map((plan) => withoutLines(patient, plan, tasks));
  const hiddenTasks = new Set(carePlans.flatMap((plan) => [...safetyLines(patient, plan, tasks)]));
  const openTasks = tasks.filter(
    ({ id, title, detail }) => !hiddenTasks.has(id) && !tellsOfViolence(`${title} ${detail}`),
  );
  const openCalls = calls.map(openCall);
  const withheld = [
    ...[patient.conditions.length - conditions.length, tasks.length - openTasks.length],
    ...carePlans.map((plan, index) => linesOf(plan) - linesOf(openPlans[index] ?? plan)),
    openCalls.filter((call, index) => call !== calls[index]).length,
  ].reduce((sum, count) => sum + count, 0);
  return {
    record: {
      ...record,
      ...{ patient: { ...patient, conditions }, carePlans: openPlans, tasks: openTasks, calls: openCalls },
    },
    withheld,
  };
}

/** A plan without the lines that tell of it, and without what belongs to these. */
function withoutLines(patient: Pick<Patient, 'needs'>, plan: CarePlan, tasks: readonly Task[]): CarePlan {
  const hidden = safetyLines(patient, plan, tasks);
  const isOpen = ({ id }: { id: string }) => !hidden.has(id);
  return {
    ...plan,
    problems: plan.problems.filter(isOpen),
    goals: plan.goals.filter(isOpen),
    interventions: plan.interventions.filter(isOpen),
    barriers: plan.barriers.filter(
      ({ goalId, description }) => !hidden.has(goalId) && !tellsOfViolence(description),
    ),
    sections: plan.sections.filter(({ text }) => !tellsOfViolence(text)),
  };
}

function linesOf({ problems, goals, interventions, barriers, sections }: CarePlan): number {
  return [problems, goals, interventions, barriers, sections].reduce((sum, list) => sum + list.length, 0);
}

/** A call without the parts of its note and the addenda that tell of it; the call itself where none does. */
function openCall(call: Call): Call {
  const note = Object.fromEntries(
    Object.entries(call.note).map(([part, words]) => [part, tellsOfViolence(words) ? '' : words]),
  ) as Call['note'];
  const addenda = call.addenda.filter(({ text }) => !tellsOfViolence(text));
  const isSame = addenda.length === call.addenda.length && JSON.stringify(note) === JSON.stringify(call.note);
  return isSame ? call : { ...call, note, addenda };
}

/** Diagnoses that are brought back, with those that their export had left out. */
export function withHeldConditions(
  brought: Patient['conditions'],
  held: Patient['conditions'],
): Patient['conditions'] {
  const known = new Set(brought.map(({ id }) => id));
  return [...brought, ...held.filter((one) => isOfViolence(one) && !known.has(one.id))];
}

/** A plan that is brought back, with the lines that its export had left out as they stand: silence about them takes none away. */
export function withHeldLines(brought: CarePlan, held: CarePlan, patient: Pick<Patient, 'needs'>): CarePlan {
  const open = withoutLines(patient, held, []);
  const kept = <Item extends { id: string }>(
    all: readonly Item[],
    shown: readonly Item[],
    now: readonly Item[],
  ) => {
    const known = new Set([...shown, ...now].map(({ id }) => id));
    return [...now, ...all.filter(({ id }) => !known.has(id))];
  };
  return {
    ...brought,
    problems: kept(held.problems, open.problems, brought.problems),
    goals: kept(held.goals, open.goals, brought.goals),
    interventions: kept(held.interventions, open.interventions, brought.interventions),
    barriers: kept(held.barriers, open.barriers, brought.barriers),
    sections: kept(held.sections, open.sections, brought.sections),
  };
}
