import type { z } from 'zod';
import type { CallDraft, WrapUpInput } from '#shared/contract/engine/calls.ts';
import type { Instant } from '#shared/domain/primitives.ts';
import type { Desk } from '../../desk.ts';

/** The call as it is signed. */
export function sealedCall(
  desk: Desk,
  draft: CallDraft,
  input: z.infer<typeof WrapUpInput>,
  endedAt: Instant,
) {
  return {
    id: draft.callId,
    patientId: draft.patientId,
    staffId: desk.person.staffId,
    kind: draft.kind,
    direction: draft.direction,
    startedAt: draft.startedAt,
    endedAt: endedAt < draft.startedAt ? draft.startedAt : endedAt,
    disposition: input.disposition,
    identityCheck: draft.identityCheck,
    numberDialled: draft.numberDialled,
    interpreterId: draft.interpreterId,
    note: draft.note,
    nextContact: input.nextContact,
    signedAt: endedAt,
    addenda: [],
    reviews: [],
  };
}

export type SealedCall = ReturnType<typeof sealedCall>;
