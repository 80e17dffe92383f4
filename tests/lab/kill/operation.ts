/** @file What the nurse of the lab asks the engine for, as data, and how it is asked. */
import { ORPCError } from '@orpc/client';
import type { CallNote, Disposition, IdentityCheck, NextContact } from '#shared/domain/call.ts';
import type { CarePlanContent } from '#shared/domain/care-plan.ts';
import type { ResponseItem } from '#shared/domain/screening.ts';
import type { Device } from '#tests/support/device.ts';

export type Operation =
  | { do: 'start'; patientId: string; numberDialled: string }
  | { do: 'note'; callId: string; note: Partial<CallNote>; identityCheck?: IdentityCheck }
  | { do: 'wrap-up'; callId: string; disposition: Disposition; nextContact: NextContact | null }
  | { do: 'discard'; callId: string }
  | { do: 'pause' | 'resume' | 'resolve-gap' }
  | { do: 'open-screening'; patientId: string; questionnaire: string }
  | { do: 'save-screening'; patientId: string; draftId: string; items: ResponseItem[] }
  | { do: 'complete-screening'; patientId: string; draftId: string }
  | { do: 'draft-plan'; patientId: string; content: string }
  | { do: 'discard-plan-draft'; patientId: string }
  | { do: 'save-plan'; patientId: string; base: CarePlanContent | null; content: CarePlanContent }
  | { do: 'look'; patientId: string };

/** How an operation ended. `made` is the id that the engine gave; `refused` is an answer too, `failed` must not happen. */
export type Outcome =
  | { is: 'done'; made: string }
  | { is: 'refused' }
  | { is: 'failed'; code: string; detail: string };

/** Asks the engine through its contract. */
export async function perform(engine: Device['engine'], operation: Operation): Promise<Outcome> {
  try {
    return { is: 'done', made: await ask(engine, operation) };
  } catch (error) {
    if (!(error instanceof ORPCError)) return { is: 'failed', code: 'UNKNOWN', detail: String(error) };
    if (error.code === 'INVALID' || error.code === 'NOT_FOUND') return { is: 'refused' };
    return { is: 'failed', code: String(error.code), detail: String(error.data?.detail ?? error.message) };
  }
}

async function ask(engine: Device['engine'], operation: Operation): Promise<string> {
  switch (operation.do) {
    case 'start': {
      const { patientId, numberDialled } = operation;
      const call = { patientId, numberDialled, kind: 'monthly-check-in', direction: 'outbound' } as const;
      return (await engine.calls.start(call)).draft.callId;
    }
    case 'note': {
      const { do: _do, ...edit } = operation;
      await engine.calls.saveDraft(edit);
      return '';
    }
    case 'wrap-up': {
      const { do: _do, ...input } = operation;
      await engine.calls.wrapUp({ ...input, program: 'CCM', activity: 'patient-contact' });
      return '';
    }
    case 'discard':
      await engine.calls.discard({ callId: operation.callId });
      return '';
    case 'pause':
      await engine.clock.pause();
      return '';
    case 'resume':
      await engine.clock.resume();
      return '';
    case 'resolve-gap': {
      const clock = await engine.clock.current();
      const from = clock?.gap?.from ?? new Date(0).toISOString();
      await engine.clock.answerGap({ clockId: clock?.id ?? '', from, answer: 'keep-up-to-heartbeat' });
      return '';
    }
    case 'open-screening': {
      const { patientId, questionnaire } = operation;
      return (await engine.screenings.open({ patientId, questionnaire })).draft.draftId;
    }
    case 'save-screening':
      await engine.screenings.saveDraft({ draftId: operation.draftId, items: operation.items });
      return '';
    case 'complete-screening':
      await engine.screenings.complete({ draftId: operation.draftId });
      return '';
    case 'draft-plan':
      await engine.carePlans.saveDraft({
        patientId: operation.patientId,
        base: null,
        content: operation.content,
      });
      return '';
    case 'discard-plan-draft':
      await engine.carePlans.discardDraft({ patientId: operation.patientId });
      return '';
    case 'save-plan': {
      const { patientId, base, content } = operation;
      await engine.carePlans.save({ patientId, base, content });
      return '';
    }
    case 'look':
      await engine.patients.chart({ patientId: operation.patientId });
      await engine.queue.today();
      return '';
  }
}
