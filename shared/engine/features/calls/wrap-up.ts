import type { z } from 'zod';
import type { WrapUpInput } from '#shared/contract/engine/calls.ts';
import { type Call, isContact } from '#shared/domain/call.ts';
import { wholeMinutes } from '#shared/domain/minutes.ts';
import { toInstant } from '#shared/domain/primitives.ts';
import { findById } from '#shared/store/queries.ts';
import { clockOfCall, endingClock, ledgerLines } from '../../clock-orders.ts';
import type { Desk } from '../../desk.ts';
import { engineError } from '../../errors.ts';
import { CALL_DRAFT } from '../../local-documents.ts';
import type { Change } from '../../writer.ts';
import { requireAtHand } from './call-drafts.ts';
import { timeEntry } from './call-minutes.ts';
import { effectChanges, fulfilledTasks, nextContactTask } from './call-tasks.ts';
import { sealedCall } from './sealed-call.ts';

/**
 * Ends the call: the sealed call, its minutes, the next contact, what follows from how it ended, and the end of the tasks it fulfilled.
 * Asked again after an error that came when the wrap-up was noted already, it answers what was written.
 */
export async function wrapUpCall(desk: Desk, input: z.infer<typeof WrapUpInput>) {
  await desk.writer.write(async () => {
    if (await isWrappedUp(desk, input)) return null;
    const { draft, savedAt } = await requireAtHand(desk, input.callId);
    const patient = desk.caseload.patients.get(draft.patientId);
    const clock = clockOfCall(desk, draft.callId);
    const { lines } = clock ? ledgerLines(desk, clock) : { lines: [] };
    const ending = endingClock(desk, draft.callId);
    const call = sealedCall(desk, draft, input, toInstant(desk.ports.now()));
    const changes: Change[] = [
      { collection: 'calls', document: call, base: null },
      ...lines.map((line) => timeEntry(desk, call, input, line)),
      ...(isContact(input.disposition) ? await fulfilledTasks(desk, call) : []),
    ];
    // Whoever has a patient who left plans her next contact; what was agreed stands in the call.
    if (patient) {
      if (input.nextContact) changes.push(nextContactTask(desk, call, input.nextContact));
      const effects = effectChanges(desk, patient, call, input.program);
      if (effects.plan.isFrozen && input.nextContact) {
        throw engineError('INVALID', 'Outreach stops with this ending, so no next contact can be planned.');
      }
      changes.push(...effects.changes);
    }
    return {
      action: 'call.wrapped-up',
      patientId: draft.patientId,
      subject: { collection: 'calls', id: call.id },
      changes,
      // What counts for a patient who left is when the words were written, and not when the call was closed.
      ...(patient ? {} : { writtenAt: savedAt }),
      ...ending,
      locals: { ...ending.locals, [CALL_DRAFT]: null },
    };
  });
  const call = await storedCall(desk, input.callId);
  const entries = [...desk.caseload.timeEntries.values()].filter(({ callId }) => callId === call.id);
  const seconds = entries.reduce((sum, entry) => sum + entry.seconds, 0);
  const next = [...desk.caseload.openTasks.values()].find(
    ({ callId, kind }) => callId === call.id && (kind === 'callback' || kind === 'next-contact'),
  );
  return { call, minutes: wholeMinutes(seconds), nextTaskId: next?.id ?? ('' as const) };
}

async function isWrappedUp(desk: Desk, { callId, disposition, nextContact }: z.infer<typeof WrapUpInput>) {
  const call = await findById(desk.store, 'calls', callId);
  return call?.disposition === disposition && call.nextContact?.reason === nextContact?.reason;
}

async function storedCall(desk: Desk, id: string): Promise<Call> {
  const call = await findById(desk.store, 'calls', id);
  if (!call) throw engineError('STORE_FAILED', 'The call was written but cannot be read back.');
  return call;
}
