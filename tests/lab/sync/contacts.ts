/** @file The longer deeds: a whole call with its minutes, and a form filled in from the first question to the last. */
import { FORMS } from '#shared/content/forms/index.ts';
import { canonical, questionsOf } from '#shared/domain/questionnaire/model.ts';
import type { Deeds } from './deed-parts.ts';

const form = FORMS[0];
if (!form) throw new Error('There is no form to fill in.');
const questionnaire = canonical(form.questionnaire);
const questions = questionsOf(form.questionnaire);

/** Calls, writes, wraps up. A call that a kill left open is wrapped up instead. */
export async function makeCall({
  device,
  patientId,
  words,
  random,
  ledger,
  acknowledged,
}: Deeds): Promise<void> {
  const { calls } = device.engine;
  const active =
    (await calls.active()) ??
    (await calls.start({ patientId, kind: 'monthly-check-in', direction: 'outbound', numberDialled: '' }));
  const { callId } = active.draft;
  await calls.saveDraft({ callId, note: { assessment: words } });
  const { call } = await calls.wrapUp({
    callId,
    disposition: random.pick(['reached-completed', 'voicemail-left'] as const),
    program: 'CCM',
    activity: 'patient-contact',
    nextContact: null,
  });
  acknowledged({ collection: 'calls', documentId: call.id, path: '' });
  const { timeEntries } = await device.contents();
  const entries = timeEntries.filter((entry) => entry.callId === callId && !entry._deleted);
  ledger.minutes.push({
    callId,
    entries: entries.map(({ id, seconds }) => ({ id, seconds: Number(seconds) })),
  });
}

/** Answers every question of a form and seals it. */
export async function fillScreening({ device, patientId, random, acknowledged }: Deeds): Promise<void> {
  const { screenings } = device.engine;
  const { draft } = await screenings.open({ patientId, questionnaire });
  const items = questions.map(({ linkId, options }) => {
    const { value } = random.pick(options);
    return { linkId, instance: '', status: 'answered' as const, answers: [value] };
  });
  await screenings.saveDraft({ draftId: draft.draftId, items });
  const screening = await screenings.complete({ draftId: draft.draftId });
  acknowledged({ collection: 'screenings', documentId: screening.id, path: '', words: '' });
}
