import type { CarePlan, CarePlanContent } from '#shared/domain/care-plan.ts';
import { firstPlan } from '#shared/domain/plan-versions.ts';
import { toInstant } from '#shared/domain/primitives.ts';
import { keepUnknown } from '#shared/store/keep-unknown.ts';
import { findCarePlan } from '#shared/store/queries.ts';
import type { Desk } from '../desk.ts';
import { engineError } from '../errors.ts';
import { carePlanDraftId } from '../local-documents.ts';
import type { Unstamped } from '../writer.ts';
import { requirePatient } from './patients.ts';
import { planWithTasks } from './plan-tasks.ts';

const NOTHING: CarePlanContent = { sections: [], problems: [], goals: [], interventions: [], barriers: [] };

interface SaveInput {
  patientId: string;
  base: CarePlanContent | null;
  content: CarePlanContent;
}

/**
 * Saves an edited plan over what is stored now. Its base is what the editor started from, so the door merges the two. An LPN may revise a plan,
 * not develop or approve one (domain.md 1.8, MAC answer of November 2017), so her save leaves it a draft that waits for an RN or practitioner.
 */
export async function saveCarePlan(desk: Desk, input: SaveInput): Promise<CarePlan> {
  requirePatient(desk, input.patientId);
  await desk.writer.write(async () => {
    const stored = await findCarePlan(desk.store, input.patientId);
    const { content, changes: tasks } = await planWithTasks(desk, input.patientId, input);
    const edit = { ...input, content };
    const plan = stored
      ? revised(desk, stored, edit)
      : firstPlan(input.patientId, content, signature(desk, 'authored'));
    return {
      action: 'care-plan.saved',
      patientId: input.patientId,
      subject: { collection: 'carePlans', id: plan.id },
      changes: [
        { collection: 'carePlans', document: plan, base: stored && startedFrom(stored, input) },
        ...tasks,
      ],
      locals: { [carePlanDraftId(input.patientId)]: null },
    };
  });
  const saved = await findCarePlan(desk.store, input.patientId);
  if (!saved) throw engineError('STORE_FAILED', 'The care plan was written but cannot be read back.');
  return saved;
}

function revised(desk: Desk, stored: CarePlan, input: SaveInput): Unstamped<'carePlans'> {
  const signatures = [...stored.signatures, signature(desk, 'revised')];
  return { ...stored, ...input.content, status: 'draft', signatures };
}

function startedFrom(stored: CarePlan, { base }: SaveInput): CarePlan {
  return keepUnknown('carePlans', { ...stored, ...(base ?? NOTHING) }, stored);
}

function signature(desk: Desk, action: 'authored' | 'revised') {
  return {
    id: desk.ports.newId(),
    action,
    by: desk.person.staffId,
    at: toInstant(desk.ports.now()),
    comment: '',
  };
}
