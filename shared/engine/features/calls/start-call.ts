import type { z } from 'zod';
import type { ActiveCall, CallDraft, StartCall } from '#shared/contract/engine/calls.ts';
import { patientName } from '#shared/domain/patient.ts';
import { toInstant } from '#shared/domain/primitives.ts';
import { findById } from '#shared/store/queries.ts';
import { endingClock, startingClock } from '../../clock-orders.ts';
import type { Desk } from '../../desk.ts';
import { engineError } from '../../errors.ts';
import { CALL_DRAFT, PARKED_CALLS } from '../../local-documents.ts';
import { requirePatient } from '../patients.ts';
import { draftAtHand, draftsParked, requireAtHand, type StoredDraft } from './call-drafts.ts';
import { withParked } from './parking.ts';

/**
 * Starts a call and its clock in one stroke. A call that is open is parked in the same stroke where that is wanted; else INVALID. Work that
 * was being timed is paused.
 */
export async function startCall(
  desk: Desk,
  { parksOpenCall, note, ...input }: z.infer<typeof StartCall>,
): Promise<ActiveCall> {
  const patient = requirePatient(desk, input.patientId);
  const name = patientName(patient);
  const startedAt = toInstant(desk.ports.now());
  const draft: CallDraft = {
    ...input,
    callId: desk.ports.newId(),
    startedAt,
    identityCheck: null,
    interpreterId: '',
    note: { reason: note, assessment: '', education: '', plan: '' },
  };
  const { callId } = draft;
  await desk.writer.write(async () => {
    const open = await draftAtHand(desk);
    if (open && !parksOpenCall) {
      throw engineError('INVALID', 'A call is open already. Wrap it up or park it before you start another.');
    }
    const parked = await draftsParked(desk);
    if ([open, ...parked].some((one) => one?.draft.patientId === patient.id)) {
      throw engineError('INVALID', `A call with ${name} is open already. Go on with that one.`);
    }
    const clock = startingClock(desk, {
      ...{ id: callId, patientId: patient.id, patientName: name, callId },
      ...{ activity: 'patient-contact', program: '' },
    });
    return {
      action: 'call.started',
      patientId: patient.id,
      subject: { collection: 'calls', id: callId },
      changes: [],
      ...clock,
      locals: {
        ...clock.locals,
        [CALL_DRAFT]: { draft, savedAt: startedAt } satisfies StoredDraft,
        ...(open ? { [PARKED_CALLS]: withParked(desk, open, parked) } : {}),
      },
    };
  });
  return { draft, patientName: name, savedAt: startedAt, hasLeft: false };
}

/** Throws away a call started by mistake. */
export async function discardCall(desk: Desk, callId: string): Promise<{ discarded: true }> {
  await desk.writer.write(async () => {
    const { draft } = await requireAtHand(desk, callId);
    const isWritten = Object.values(draft.note).some((words) => words.trim() !== '');
    const patient = await findById(desk.store, 'patients', draft.patientId);
    const hasTaught = patient?.education.some((given) => given.callId === callId) ?? false;
    if (isWritten || hasTaught || draft.identityCheck !== null) {
      throw engineError(
        'INVALID',
        'Something is written in this call, so it cannot be thrown away. Wrap it up instead.',
      );
    }
    const clock = endingClock(desk, callId);
    return {
      action: 'call.discarded',
      patientId: draft.patientId,
      subject: { collection: 'calls', id: callId },
      changes: [],
      ...clock,
      locals: { ...clock.locals, [CALL_DRAFT]: null },
    };
  });
  return { discarded: true };
}
