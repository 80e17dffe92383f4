/** @file What an open editor of a plan asks for: its edit over what others made of the plan meanwhile, and the measurements behind its goals. */
import type { MergedEdit } from '#shared/contract/engine/plan-editor.ts';
import { type CarePlan, CarePlanContent } from '#shared/domain/care-plan.ts';
import type { Observation } from '#shared/domain/observation.ts';
import { planChanges } from '#shared/domain/plan-changes.ts';
import { keepUnknown } from '#shared/store/keep-unknown.ts';
import { findCarePlan, findOfPatient } from '#shared/store/queries.ts';
import type { ContestedField } from '#shared/sync/contested-fields.ts';
import { mergeDocuments } from '#shared/sync/merge-documents.ts';
import type { Desk } from '../desk.ts';
import { engineError } from '../errors.ts';
import { requirePatient } from './patients.ts';

const LISTS = Object.keys(CarePlanContent.shape) as (keyof CarePlanContent)[];
const NOTHING: CarePlanContent = { sections: [], problems: [], goals: [], interventions: [], barriers: [] };
// Two years of a reading a day.
const OBSERVATIONS_READ = 800;

/**
 * Merges an edit into the stored plan without writing. A target that both changed keeps the words at the desk, and its base stays the old one, so
 * that the save finds both and lets a person decide (MERGE-3).
 */
export async function mergePlanEdit(
  desk: Desk,
  { patientId, base, content }: { patientId: string; base: CarePlanContent | null; content: string },
): Promise<MergedEdit> {
  requirePatient(desk, patientId);
  const edit = parsed(content);
  const stored = await findCarePlan(desk.store, patientId);
  if (!stored) return { base, content, changed: [], by: '' };
  const start = base ?? NOTHING;
  const startedFrom = keepUnknown('carePlans', { ...stored, ...start }, stored);
  const mine = keepUnknown('carePlans', { ...stored, ...edit, updatedBy: desk.person.staffId }, stored);
  const { document, contested } = mergeDocuments('carePlans', startedFrom, mine, stored);
  const changes = planChanges(start, stored).filter(
    ({ field, to }) => field !== 'taskId' && to !== undefined,
  );
  return {
    base: withTargetsOf(start, contested, contentOf(stored)),
    content: JSON.stringify(withTargetsOf(edit, contested, contentOf(document))),
    changed: [...new Set(changes.map(({ id }) => id))],
    by: lastOtherAuthor(desk, stored),
  };
}

/** The newest observations of these codes, of their own or in a panel. */
export async function planMeasurements(
  desk: Desk,
  { patientId, loincs }: { patientId: string; loincs: readonly string[] },
): Promise<Observation[]> {
  requirePatient(desk, patientId);
  const codes = new Set(loincs);
  const observations = await findOfPatient(desk.store, 'observations', patientId, OBSERVATIONS_READ);
  return observations.filter(
    ({ loinc, components }) => codes.has(loinc) || components.some(({ code }) => codes.has(code.code)),
  );
}

function withTargetsOf(
  side: CarePlanContent,
  contested: readonly ContestedField[],
  merged: CarePlanContent,
): CarePlanContent {
  const paths = new Set(contested.map(({ path }) => path));
  if (paths.size === 0) return merged;
  const targets = new Map(side.goals.map(({ id, target }) => [id, target]));
  const goals = merged.goals.map((goal) => {
    const target = targets.get(goal.id);
    return target === undefined || !paths.has(`goals/${goal.id}/target`) ? goal : { ...goal, target };
  });
  return { ...merged, goals };
}

function lastOtherAuthor({ caseload, person }: Desk, { signatures, updatedBy }: CarePlan): string {
  const others = signatures.filter(({ by }) => by !== person.staffId);
  const newest = others.reduce(
    (last, one) => (last.at < one.at ? one : last),
    others[0] ?? { by: updatedBy, at: '' },
  );
  return caseload.staff.get(newest.by)?.name ?? '';
}

function contentOf(plan: CarePlanContent): CarePlanContent {
  const { problems, goals, interventions, barriers, sections } = plan;
  return { problems, goals, interventions, barriers, sections };
}

function parsed(text: string): CarePlanContent {
  try {
    const content = JSON.parse(text) as CarePlanContent;
    if (LISTS.every((list) => Array.isArray(content[list]))) return contentOf(content);
  } catch {
    // Said below.
  }
  throw engineError('INVALID', 'The edit of the care plan cannot be read.');
}
