/** @file Later words to a signed call: its own stay as they are. */
import type { Addendum } from '#shared/domain/call.ts';
import { toInstant } from '#shared/domain/primitives.ts';
import { findById } from '#shared/store/queries.ts';
import type { Desk } from '../../desk.ts';
import { engineError } from '../../errors.ts';
import { requirePatient } from '../patients.ts';

/** Adds words to a signed call, in the name of the person at the desk. NOT_FOUND when the call or her chart is not on this device. */
export async function addAddendum(
  desk: Desk,
  { callId, text }: { callId: string; text: string },
): Promise<Addendum> {
  const words = text.trim();
  if (words === '') throw engineError('INVALID', 'Write what is to be added first.');
  const { ports, person } = desk;
  const addendum: Addendum = {
    id: ports.newId(),
    text: words,
    writtenAt: toInstant(ports.now()),
    writtenBy: person.staffId,
  };
  await desk.writer.write(async () => {
    const call = await findById(desk.store, 'calls', callId);
    if (!call) throw engineError('NOT_FOUND', 'This call is not on this device.');
    requirePatient(desk, call.patientId);
    if (call.signedAt === '')
      throw engineError('INVALID', 'This call is not signed yet. Write into its note.');
    return {
      action: 'call.addendum-written',
      patientId: call.patientId,
      subject: { collection: 'calls', id: callId },
      changes: [
        { collection: 'calls', document: { ...call, addenda: [...call.addenda, addendum] }, base: call },
      ],
      roles: ['care-manager', 'supervisor'],
    };
  });
  return addendum;
}
