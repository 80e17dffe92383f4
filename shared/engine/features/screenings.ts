import type { ScreeningDraft, ScreeningResult } from '#shared/contract/engine/screenings.ts';
import { ageOn, localDate } from '#shared/domain/local-date.ts';
import { toInstant } from '#shared/domain/primitives.ts';
import { answerProblems } from '#shared/domain/questionnaire/answer-problems.ts';
import { effectiveScreenings, latestScreening } from '#shared/domain/questionnaire/effective-screenings.ts';
import type { Form } from '#shared/domain/questionnaire/form.ts';
import { missingItems } from '#shared/domain/questionnaire/missing-items.ts';
import { itemsOf, languagesOf } from '#shared/domain/questionnaire/model.ts';
import { type ScoredPatient, scoreForm } from '#shared/domain/questionnaire/scoring.ts';
import { firstItems, isComputed, type Worked, workOut } from '#shared/domain/questionnaire/work-out.ts';
import type { ResponseItem, Screening } from '#shared/domain/screening.ts';
import { findById, findOfPatient } from '#shared/store/queries.ts';
import type { Desk } from '../desk.ts';
import { engineError } from '../errors.ts';
import { SCREENING_DRAFTS } from '../local-documents.ts';
import type { WriteOrder } from '../writer.ts';
import { activeCall } from './calls/index.ts';
import { needsOfScreening } from './need-context.ts';
import { requirePatient } from './patients.ts';
import { expressionsOf, requireForm } from './screening-forms.ts';

const SCREENINGS_READ = 200;

/** Opens the draft of this form for this patient where it was left, or a new one with the form's initial answers. */
export async function openScreening(desk: Desk, input: { patientId: string; questionnaire: string }) {
  const patient = requirePatient(desk, input.patientId);
  const form = await requireForm(desk, input.questionnaire);
  const first = firstItems(form.questionnaire, await expressionsOf(form));
  const draft = await draftOf(
    desk,
    (other) =>
      other.patientId === input.patientId &&
      other.questionnaire === input.questionnaire &&
      other.amendsId === '',
    { ...input, amendsId: '', language: languageFor(form, patient.language), items: first },
  );
  return opened(desk, draft, form);
}

/** Opens a draft with the answers of a completed screening. What is completed from it takes its place; the old one stays as it is. */
export async function amendScreening(desk: Desk, screeningId: string) {
  const screening = await findById(desk.store, 'screenings', screeningId);
  if (!screening) throw engineError('NOT_FOUND', 'This screening is not on this device.');
  requirePatient(desk, screening.patientId);
  const all = await findOfPatient(desk.store, 'screenings', screening.patientId, SCREENINGS_READ);
  if (!effectiveScreenings(all).some(({ id }) => id === screeningId)) {
    throw engineError('INVALID', 'This screening was corrected already. Correct the newer one.');
  }
  const { patientId, questionnaire, language } = screening;
  const form = await requireForm(desk, questionnaire);
  const computed = new Set(
    itemsOf(form.questionnaire)
      .filter(isComputed)
      .map(({ linkId }) => linkId),
  );
  const items = screening.items.filter(({ linkId }) => !computed.has(linkId));
  const draft = await draftOf(desk, (other) => other.amendsId === screeningId, {
    ...{ patientId, questionnaire, language, items },
    amendsId: screeningId,
  });
  return opened(desk, draft, form);
}

/** Saves the answers so far. When it has answered, they are on disk. */
export async function saveScreeningDraft(
  desk: Desk,
  input: {
    draftId: string;
    items: ResponseItem[];
    language?: string | undefined;
    told?: string[] | undefined;
  },
) {
  return desk.writer.exclusive(async () => {
    const drafts = await readDrafts(desk);
    const draft = requireDraft(drafts, input.draftId);
    const form = await requireForm(desk, draft.questionnaire);
    refuseWrongAnswers(form, input.items);
    const savedAt = toInstant(desk.ports.now());
    const { items, language = draft.language, told = draft.told } = input;
    const saved = { ...draft, ...{ language, items, savedAt, told } };
    await desk.store.writeLocal(
      SCREENING_DRAFTS,
      drafts.map((other) => (other.draftId === draft.draftId ? saved : other)),
    );
    return { savedAt, result: (await resultOf(desk, saved, form)).result };
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

/** Throws a draft away; of one that is gone already nothing is left to do. */
export async function discardScreening(desk: Desk, draftId: string): Promise<Record<string, never>> {
  await desk.writer.exclusive(async () => {
    const drafts = await readDrafts(desk);
    const kept = drafts.filter((other) => other.draftId !== draftId);
    if (kept.length < drafts.length) await desk.store.writeLocal(SCREENING_DRAFTS, kept);
  });
  return {};
}

/** Drafts left open for a patient. */
export async function screeningDrafts(desk: Desk, patientId: string): Promise<ScreeningDraft[]> {
  return (await readDrafts(desk)).filter((draft) => draft.patientId === patientId);
}

async function completion(
  desk: Desk,
  drafts: readonly ScreeningDraft[],
  draft: ScreeningDraft,
): Promise<WriteOrder> {
  const form = await requireForm(desk, draft.questionnaire);
  refuseWrongAnswers(form, draft.items);
  const { worked, result } = await resultOf(desk, draft, form);
  const [missing] = missingItems(form.questionnaire, worked.items, worked.isEnabled);
  if (missing) {
    throw engineError(
      'INVALID',
      `“${missing.item.text}” has no answer yet. Answer it, or note that it was declined or skipped.`,
    );
  }
  const { scores, needs } = result;
  const document = {
    id: draft.draftId,
    patientId: draft.patientId,
    staffId: desk.person.staffId,
    callId: draft.callId,
    questionnaire: draft.questionnaire,
    title: form.questionnaire.title,
    status: draft.amendsId === '' ? ('completed' as const) : ('amended' as const),
    amendsId: draft.amendsId,
    language: draft.language,
    authoredAt: toInstant(desk.ports.now()),
    // A blank that a repetition was kept open with is no answer.
    items: worked.items.filter(({ status, answers }) => status !== 'answered' || answers.length > 0),
    ...{ scores, needs },
  };
  return {
    action: draft.amendsId === '' ? 'screening.completed' : 'screening.amended',
    patientId: draft.patientId,
    subject: { collection: 'screenings', id: draft.draftId },
    changes: [
      { collection: 'screenings', document, base: null },
      // Its needs are the patient's in the same stroke.
      ...(await needsOfScreening(desk, draft.patientId, document)),
    ],
    locals: { [SCREENING_DRAFTS]: drafts.filter((other) => other.draftId !== draft.draftId) },
  };
}

/** The draft that was left, or a new one, kept. */
async function draftOf(
  desk: Desk,
  isLeft: (draft: ScreeningDraft) => boolean,
  start: Pick<ScreeningDraft, 'patientId' | 'questionnaire' | 'amendsId' | 'language' | 'items'>,
): Promise<ScreeningDraft> {
  const call = await activeCall(desk);
  return desk.writer.exclusive(async () => {
    const drafts = await readDrafts(desk);
    const left = drafts.find(isLeft);
    if (left) return left;
    const now = toInstant(desk.ports.now());
    const draft: ScreeningDraft = {
      draftId: desk.ports.newId(),
      ...start,
      callId: call?.draft.patientId === start.patientId ? call.draft.callId : '',
      startedAt: now,
      savedAt: now,
    };
    await desk.store.writeLocal(SCREENING_DRAFTS, [...drafts, draft]);
    return draft;
  });
}

async function opened(desk: Desk, draft: ScreeningDraft, form: Form) {
  const [{ result }, screenings] = await Promise.all([
    resultOf(desk, draft, form),
    findOfPatient(desk.store, 'screenings', draft.patientId, SCREENINGS_READ),
  ]);
  const previous = latestScreening(screenings, draft.questionnaire, draft.amendsId);
  return { draft, form, result, previous };
}

/** What the rules make of a draft. */
async function resultOf(
  desk: Desk,
  draft: ScreeningDraft,
  form: Form,
): Promise<{ worked: Worked; result: ScreeningResult }> {
  const worked = workOut(form.questionnaire, draft.items, await expressionsOf(form));
  const { scores, needs } = scoreForm(
    form,
    worked.items,
    scoredPatient(desk, draft.patientId),
    worked.isEnabled,
  );
  return { worked, result: { scores, needs, calculated: worked.calculated } };
}

function scoredPatient(desk: Desk, patientId: string): ScoredPatient | undefined {
  const patient = desk.caseload.patients.get(patientId);
  if (!patient) return undefined;
  const today = localDate(desk.ports.now(), patient.timeZone);
  return { sex: patient.administrativeGender, age: ageOn(patient.birthDate, today) };
}

/** Her language where the form has it, else the form's own. */
function languageFor({ questionnaire }: Form, language: string): string {
  const [primary] = language.split('-');
  return languagesOf(questionnaire).find((one) => one.split('-')[0] === primary) ?? questionnaire.language;
}

async function readDrafts(desk: Desk): Promise<ScreeningDraft[]> {
  const drafts = (await desk.store.readLocal<ScreeningDraft[]>(SCREENING_DRAFTS)) ?? [];
  // Those of a release before have neither.
  return drafts.map((draft) => ({
    ...draft,
    amendsId: draft.amendsId ?? '',
    language: draft.language ?? 'en',
  }));
}

function requireDraft(drafts: readonly ScreeningDraft[], draftId: string): ScreeningDraft {
  const draft = drafts.find((other) => other.draftId === draftId);
  if (!draft)
    throw engineError('NOT_FOUND', 'This form is not open on this device any more. It was completed before.');
  return draft;
}

function refuseWrongAnswers(form: Form, items: readonly ResponseItem[]): void {
  const [problem] = answerProblems(form.questionnaire, items);
  if (problem) throw engineError('INVALID', problem.message);
}
