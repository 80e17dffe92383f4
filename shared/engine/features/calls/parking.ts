/** @file A call that is interrupted by another: parked with all its words and its clock, and taken up again. */
import type { ActiveCall } from '#shared/contract/engine/calls.ts';
import { toInstant } from '#shared/domain/primitives.ts';
import { parkingClock, resumingClock } from '../../clock-orders.ts';
import type { Desk } from '../../desk.ts';
import { CALL_DRAFT, PARKED_CALLS } from '../../local-documents.ts';
import {
  activeCall,
  draftAtHand,
  draftsParked,
  nameOf,
  notOpen,
  requireAtHand,
  type StoredDraft,
  type StoredParked,
} from './call-drafts.ts';

/** The parked calls with one more, the last one first. */
export function withParked(desk: Desk, open: StoredDraft, parked: readonly StoredParked[]): StoredParked[] {
  const parkedAt = toInstant(desk.ports.now());
  return [{ ...open, parkedAt, patientName: nameOf(desk, open.draft) }, ...parked];
}

/** Parks the call at hand: its clock stands still, and no call is at hand any more. */
export async function parkCall(desk: Desk, callId: string): Promise<{ parked: true }> {
  await desk.writer.write(async () => {
    const open = await requireAtHand(desk, callId);
    const clock = parkingClock(desk);
    return {
      action: 'call.parked',
      patientId: open.draft.patientId,
      subject: { collection: 'calls', id: callId },
      changes: [],
      ...clock,
      locals: {
        ...clock.locals,
        [CALL_DRAFT]: null,
        [PARKED_CALLS]: withParked(desk, open, await draftsParked(desk)),
      },
    };
  });
  return { parked: true };
}

/** Takes up a parked call, whose clock runs on; a call at hand is parked in its place. NOT_FOUND when it is not parked here any more. */
export async function takeUpCall(desk: Desk, callId: string): Promise<ActiveCall> {
  await desk.writer.write(async () => {
    const open = await draftAtHand(desk);
    if (open?.draft.callId === callId) return null;
    const parked = await draftsParked(desk);
    const wanted = parked.find(({ draft }) => draft.callId === callId);
    if (!wanted) throw notOpen();
    const rest = parked.filter((one) => one !== wanted);
    const left = open ? withParked(desk, open, rest) : rest;
    const clock = resumingClock(desk, callId);
    return {
      action: 'call.taken-up',
      patientId: wanted.draft.patientId,
      subject: { collection: 'calls', id: callId },
      changes: [],
      ...clock,
      locals: {
        ...clock.locals,
        [CALL_DRAFT]: { draft: wanted.draft, savedAt: wanted.savedAt } satisfies StoredDraft,
        [PARKED_CALLS]: left.length > 0 ? left : null,
      },
    };
  });
  const active = await activeCall(desk);
  if (active?.draft.callId !== callId) throw notOpen();
  return active;
}
