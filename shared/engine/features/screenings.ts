import { FORMS } from '#shared/content/forms/index.ts';
import type { FormSummary, ScreeningDraft, ScreeningResult } from '#shared/contract/engine/screenings.ts';
import { toInstant } from '#shared/domain/primitives.ts';
import { answerProblems } from '#shared/domain/questionnaire/answer-problems.ts';
import type { Form } from '#shared/domain/questionnaire/form.ts';
import { missingItems } from '#shared/domain/questionnaire/missing-items.ts';
import { canonical, questionsOf } from '#shared/domain/questionnaire/model.ts';
import { scoreForm } from '#shared/domain/questionnaire/scoring.ts';
import type { ResponseItem, Screening } from '#shared/domain/screening.ts';
import { findById } from '#shared/store/queries.ts';
import type { Desk } from '../desk.ts';
import { engineError } from '../errors.ts';
import { SCREENING_DRAFTS } from '../local-documents.ts';
import type { WriteOrder } from '../writer.ts';
import { activeCall } from './calls/index.ts';
import { needsOfScreening } from './need-context.ts';
import { requirePatient } from './patients.ts';

/** The forms that this build knows. */
export function forms(): FormSummary[] {
  return FORMS.map(({ questionnaire, estimatedMinutes }) => ({
    questionnaire: canonical(questionnaire),
    title: questionnaire.title,
    questions: questionsOf(questionnaire).length,
    minutes: estimatedMinutes,
  }));
}

/** Opens the draft of this form for this patient where it was left, or a new one. */
export async function openScreening(desk: Desk, input: { patientId: string; questionnaire: string }) {
  requirePatient(desk, input.patientId);
  const form = requireForm(input.questionnaire);
  const call = await activeCall(desk);
  return desk.writer.exclusive(async () => {
    const drafts = await readDrafts(desk);
    const left = drafts.find(
      (draft) => draft.patientId === input.patientId && draft.questionnaire === input.questionnaire,
    );
    const now = toInstant(desk.ports.now());
    const draft: ScreeningDraft = left ?? {
      draftId: desk.ports.newId(),
      ...input,
      callId: call?.draft.patientId === input.patientId ? call.draft.callId : '',
      startedAt: now,
      savedAt: now,
      items: [],
    };
    if (!left) await desk.store.writeLocal(SCREENING_DRAFTS, [...drafts, draft]);
    return { draft, form, result: resultOf(form, draft.items) };
  });
}

/** Saves the answers so far. When it has answered, they are on disk. */
export function saveScreeningDraft(desk: Desk, input: { draftId: string; items: ResponseItem[] }) {
  return desk.writer.exclusive(async () => {
    const drafts = await readDrafts(desk);
    const draft = requireDraft(drafts, input.draftId);
    const form = requireForm(draft.questionnaire);
    refuseWrongAnswers(form, input.items);
    const savedAt = toInstant(desk.ports.now());
    const saved = { ...draft, items: input.items, savedAt };
    await desk.store.writeLocal(
      SCREENING_DRAFTS,
      drafts.map((other) => (other.draftId === draft.draftId ? saved : other)),
    );
    return { savedAt, result: resultOf(form, input.items) };
  });
}

/** Seals the form. */
export async function completeScreening(desk: Desk, draftId: string): Promise<Screening> {
  await desk.writer.write(async () => {
    const drafts = await readDrafts(desk);
    const draft = drafts.find((other) => other.draftId === draftId);
    // Asked again after an error that came when the form was noted already.
    if (!draft && (await findById(desk.store, 'screenings', draftId))) return null;
    return completion(desk, drafts, requireDraft(drafts, draftId));
  });
  const screening = await findById(desk.store, 'screenings', draftId);
  if (!screening) throw engineError('STORE_FAILED', 'The screening was written but cannot be read back.');
  return screening;
}

async function completion(
  desk: Desk,
  drafts: readonly ScreeningDraft[],
  draft: ScreeningDraft,
): Promise<WriteOrder> {
  const form = requireForm(draft.questionnaire);
  refuseWrongAnswers(form, draft.items);
  const [missing] = missingItems(form.questionnaire, draft.items);
  if (missing) {
    throw engineError(
      'INVALID',
      `“${missing.item.text}” has no answer yet. Answer it, or note that it was declined or skipped.`,
    );
  }
  const document = sealed(desk, draft, form);
  return {
    action: 'screening.completed',
    patientId: draft.patientId,
    subject: { collection: 'screenings', id: draft.draftId },
    changes: [
      { collection: 'screenings', document, base: null },
      ...(await needsOfScreening(desk, draft.patientId, document)),
    ],
    locals: { [SCREENING_DRAFTS]: drafts.filter((other) => other.draftId !== draft.draftId) },
  };
}

/** Drafts left open for a patient. */
export async function screeningDrafts(desk: Desk, patientId: string): Promise<ScreeningDraft[]> {
  return (await readDrafts(desk)).filter((draft) => draft.patientId === patientId);
}

function sealed(desk: Desk, draft: ScreeningDraft, form: Form) {
  return {
    id: draft.draftId,
    patientId: draft.patientId,
    staffId: desk.person.staffId,
    callId: draft.callId,
    questionnaire: draft.questionnaire,
    title: form.questionnaire.title,
    status: 'completed' as const,
    amendsId: '' as const,
    language: 'en',
    authoredAt: toInstant(desk.ports.now()),
    items: draft.items,
    ...resultOf(form, draft.items),
  };
}

function resultOf(form: Form, items: readonly ResponseItem[]): ScreeningResult {
  return scoreForm(form, items);
}

async function readDrafts(desk: Desk): Promise<ScreeningDraft[]> {
  return (await desk.store.readLocal<ScreeningDraft[]>(SCREENING_DRAFTS)) ?? [];
}

function requireDraft(drafts: readonly ScreeningDraft[], draftId: string): ScreeningDraft {
  const draft = drafts.find((other) => other.draftId === draftId);
  if (!draft)
    throw engineError('NOT_FOUND', 'This form is not open on this device any more. It was completed before.');
  return draft;
}

function requireForm(questionnaire: string): Form {
  const form = FORMS.find((known) => canonical(known.questionnaire) === questionnaire);
  if (!form)
    throw engineError('NOT_FOUND', 'This version of the form is not part of this version of Careline.');
  return form;
}

function refuseWrongAnswers(form: Form, items: readonly ResponseItem[]): void {
  const [problem] = answerProblems(form.questionnaire, items);
  if (problem) throw engineError('INVALID', problem.message);
}
