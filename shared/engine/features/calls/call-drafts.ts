/** @file The calls that are being written on this device: the one at hand, and those that were parked. */
import type { z } from 'zod';
import type { ActiveCall, CallDraft, CallDraftEdit, ParkedCall } from '#shared/contract/engine/calls.ts';
import { patientName } from '#shared/domain/patient.ts';
import { type Instant, toInstant } from '#shared/domain/primitives.ts';
import { clockOfCall } from '../../clock-orders.ts';
import type { Desk } from '../../desk.ts';
import { engineError } from '../../errors.ts';
import { CALL_DRAFT, PARKED_CALLS } from '../../local-documents.ts';

/** The call at hand as it lies in the store. */
export interface StoredDraft {
  draft: CallDraft;
  savedAt: Instant;
}

/** A parked call as it lies in the store; her name, because her chart may leave meanwhile. */
export interface StoredParked extends StoredDraft {
  parkedAt: Instant;
  patientName: string;
}

/** The call at hand, or null. */
export async function activeCall(desk: Desk): Promise<ActiveCall | null> {
  const stored = await draftAtHand(desk);
  if (!stored) return null;
  const patient = desk.caseload.patients.get(stored.draft.patientId);
  return { ...stored, patientName: nameOf(desk, stored.draft), hasLeft: !patient };
}

/** The calls that were parked, the last one first. */
export async function parkedCalls(desk: Desk): Promise<ParkedCall[]> {
  const parked = await draftsParked(desk);
  return parked.map((one) => {
    const patient = desk.caseload.patients.get(one.draft.patientId);
    return { ...one, patientName: patient ? patientName(patient) : one.patientName, hasLeft: !patient };
  });
}

/** Saves what was typed, also into a parked call. When it has answered, the words are on disk. */
export function saveCallDraft(
  desk: Desk,
  edit: z.infer<typeof CallDraftEdit>,
): Promise<{ savedAt: Instant }> {
  return desk.writer.exclusive(async () => {
    const savedAt = toInstant(desk.ports.now());
    const atHand = await draftAtHand(desk);
    if (atHand?.draft.callId === edit.callId) {
      const stored: StoredDraft = { draft: edited(atHand.draft, edit), savedAt };
      await desk.store.writeLocal(CALL_DRAFT, stored);
      return { savedAt };
    }
    const parked = await draftsParked(desk);
    if (!parked.some(({ draft }) => draft.callId === edit.callId)) throw notOpen();
    const next = parked.map((one) =>
      one.draft.callId === edit.callId ? { ...one, draft: edited(one.draft, edit), savedAt } : one,
    );
    await desk.store.writeLocal(PARKED_CALLS, next);
    return { savedAt };
  });
}

function edited(draft: CallDraft, edit: z.infer<typeof CallDraftEdit>): CallDraft {
  const { callId: _callId, note, ...fields } = edit;
  return { ...draft, ...given(fields), note: { ...draft.note, ...given(note ?? {}) } };
}

function given<Fields extends object>(fields: Fields): object {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

/** The call at hand as it lies in the store, or null. */
export function draftAtHand(desk: Pick<Desk, 'store'>): Promise<StoredDraft | null> {
  return desk.store.readLocal<StoredDraft>(CALL_DRAFT);
}

/** The parked calls as they lie in the store, the last one first. */
export async function draftsParked(desk: Pick<Desk, 'store'>): Promise<StoredParked[]> {
  return (await desk.store.readLocal<StoredParked[]>(PARKED_CALLS)) ?? [];
}

/** The call at hand, which must be this one. NOT_FOUND when it is not; INVALID when it is parked. */
export async function requireAtHand(desk: Desk, callId: string): Promise<StoredDraft> {
  const stored = await draftAtHand(desk);
  if (stored?.draft.callId === callId) return stored;
  const isParked = (await draftsParked(desk)).some(({ draft }) => draft.callId === callId);
  throw isParked ? engineError('INVALID', 'This call is parked. Take it up again first.') : notOpen();
}

/** The name of the patient of a draft; the clock remembers it when her chart has left this device. */
export function nameOf(desk: Desk, draft: CallDraft): string {
  const patient = desk.caseload.patients.get(draft.patientId);
  if (patient) return patientName(patient);
  return clockOfCall(desk, draft.callId)?.patientName ?? '';
}

export function notOpen() {
  return engineError(
    'NOT_FOUND',
    'This call is not open on this device any more. It was wrapped up or discarded.',
  );
}
