/** @file The work of a day on one device, through the same commands that the screens use. */
import { FORMS } from '#shared/content/forms/index.ts';
import type { Form } from '#shared/domain/questionnaire/form.ts';
import { canonical, questionsOf } from '#shared/domain/questionnaire/model.ts';
import type { ResponseItem } from '#shared/domain/screening.ts';
import type { Device } from '#tests/support/device.ts';
import { makeGoal } from '#tests/support/goal.ts';

type Engine = Device['engine'];

/** Words of the specimen that a later version must still find. */
export const WORDS = {
  sent: 'Marigold tea, slept well.',
  unsent: 'Quince jam on the porch.',
  open: 'She laughs about the heron.',
  goal: 'Walk to the mailbox each day',
  planDraft: 'Find the large-print calendar',
};

/** A whole call and a screening while the server is there. */
export async function workOnline(engine: Engine, [first = '']: readonly string[]) {
  const sentCallId = await callAndWrapUp(engine, first, WORDS.sent);
  const screeningId = await answerForm(engine, first, true);
  return { sentCallId, screeningId };
}

/** The same without the server, and then everything half done that can be. */
export async function workOffline(engine: Engine, [first = '', second = '', third = '']: readonly string[]) {
  const unsentCallId = await callAndWrapUp(engine, second, WORDS.unsent);
  const chart = await engine.patients.chart({ patientId: first });
  const {
    problems = [],
    goals = [],
    interventions = [],
    barriers = [],
    sections = [],
  } = chart.carePlan ?? {};
  const base = { problems, goals, interventions, barriers, sections };
  await engine.carePlans.save({
    patientId: first,
    base,
    content: { ...base, goals: [...goals, makeGoal(WORDS.goal)] },
  });
  await engine.carePlans.saveDraft({
    patientId: second,
    base: null,
    content: JSON.stringify({ note: WORDS.planDraft }),
  });
  await answerForm(engine, second, false);
  const { draft } = await engine.calls.start({
    patientId: third,
    kind: 'monthly-check-in',
    direction: 'outbound',
    numberDialled: '',
  });
  await engine.calls.saveDraft({ callId: draft.callId, note: { assessment: WORDS.open } });
  await new Promise((resolve) => setTimeout(resolve, 2500));
  return { unsentCallId, openCallId: draft.callId };
}

async function callAndWrapUp(engine: Engine, patientId: string, words: string): Promise<string> {
  const { draft } = await engine.calls.start({
    patientId,
    kind: 'monthly-check-in',
    direction: 'outbound',
    numberDialled: '',
  });
  await engine.calls.saveDraft({ callId: draft.callId, note: { assessment: words } });
  await new Promise((resolve) => setTimeout(resolve, 1200));
  await engine.calls.wrapUp({
    callId: draft.callId,
    disposition: 'reached-completed',
    program: 'CCM',
    activity: 'patient-contact',
    nextContact: { dueAt: '2026-12-15T17:00:00.000Z', kind: 'monthly-check-in', reason: 'Monthly' },
  });
  return draft.callId;
}

async function answerForm(engine: Engine, patientId: string, isComplete: boolean): Promise<string> {
  const [form] = FORMS;
  if (!form) throw new Error('There is no form.');
  const { draft } = await engine.screenings.open({ patientId, questionnaire: canonical(form.questionnaire) });
  const items = isComplete ? declined(form) : declined(form).slice(0, 2);
  await engine.screenings.saveDraft({ draftId: draft.draftId, items });
  if (isComplete) await engine.screenings.complete({ draftId: draft.draftId });
  return draft.draftId;
}

function declined(form: Form): ResponseItem[] {
  return questionsOf(form.questionnaire).map(({ linkId }) => ({
    linkId,
    instance: '',
    status: 'declined',
    answers: [],
  }));
}
