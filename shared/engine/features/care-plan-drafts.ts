import type { CarePlanDraft } from '#shared/contract/engine/care-plans.ts';
import { type Instant, toInstant } from '#shared/domain/primitives.ts';
import type { Desk } from '../desk.ts';
import { engineError } from '../errors.ts';
import { carePlanDraftId } from '../local-documents.ts';
import { requirePatient } from './patients.ts';

/** The unsaved edit of a patient's plan on this device, or null. */
export function carePlanDraft(desk: Desk, patientId: string): Promise<CarePlanDraft | null> {
  return desk.store.readLocal<CarePlanDraft>(carePlanDraftId(patientId));
}

/** Keeps an unsaved edit. When it has answered, it is on disk. */
export function saveCarePlanDraft(
  desk: Desk,
  draft: Omit<CarePlanDraft, 'savedAt'>,
): Promise<{ savedAt: Instant }> {
  requirePatient(desk, draft.patientId);
  if (!isJson(draft.content))
    throw engineError('INVALID', 'The edit of the care plan cannot be read, so it was not kept.');
  return desk.writer.exclusive(async () => {
    const savedAt = toInstant(desk.ports.now());
    await desk.store.writeLocal(carePlanDraftId(draft.patientId), { ...draft, savedAt });
    return { savedAt };
  });
}

/** Throws an unsaved edit away. */
export function discardCarePlanDraft(desk: Desk, patientId: string): Promise<{ discarded: true }> {
  return desk.writer.exclusive(async () => {
    await desk.store.writeLocal(carePlanDraftId(patientId), null);
    return { discarded: true };
  });
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
