/** @file What a patient is taught: which handouts fit her, what she was given, and the record of giving one. */
import { HANDOUTS } from '#shared/content/education/index.ts';
import { PLAN_TEMPLATES } from '#shared/content/plan-templates/index.ts';
import type { GivenView, HandoutView } from '#shared/contract/engine/education.ts';
import { educationStanding, fittingHandouts, newestFirst } from '#shared/domain/education.ts';
import type { EducationGiven } from '#shared/domain/education-given.ts';
import { localDate } from '#shared/domain/local-date.ts';
import type { Patient } from '#shared/domain/patient.ts';
import type { CopyLanguage } from '#shared/domain/patient-copy-shape.ts';
import { type Id, toInstant } from '#shared/domain/primitives.ts';
import { findById } from '#shared/store/queries.ts';
import type { Desk } from '../desk.ts';
import { engineError } from '../errors.ts';
import { draftAtHand } from './calls/call-drafts.ts';
import { requirePatient } from './patients.ts';

interface ToGive
  extends Pick<EducationGiven, 'id' | 'handoutId' | 'method' | 'teachBack' | 'callId' | 'note'> {
  patientId: Id;
  language: CopyLanguage;
}

/** Every handout in a language, those that fit first; of these what is due, then by title. */
export async function listEducation(
  desk: Desk,
  { patientId, language }: { patientId: Id; language: CopyLanguage },
) {
  const { person, ports, caseload } = desk;
  const patient = await storedPatient(desk, patientId);
  const fitting = fittingHandouts(PLAN_TEMPLATES, patient);
  const timeZone = person.practiceTimeZone;
  const today = localDate(ports.now(), timeZone);
  const given = newestFirst(patient.education);
  const handouts = HANDOUTS[language].map((handout): HandoutView => {
    const isFitting = fitting.has(handout.id);
    const last = given.find(({ handoutId }) => handoutId === handout.id);
    return {
      handout,
      name: HANDOUTS.en.find(({ id }) => id === handout.id)?.title ?? handout.title,
      isFitting,
      standing: educationStanding(handout, given, { isFitting, today, timeZone }),
      lastGiven: last === undefined ? null : withName(desk, last),
    };
  });
  handouts.sort(
    (one, two) =>
      Number(two.isFitting) - Number(one.isFitting) ||
      Number(two.standing.isDue) - Number(one.standing.isDue) ||
      one.handout.title.localeCompare(two.handout.title, language),
  );
  const manager = caseload.staff.get(patient.careManagerId);
  return {
    handouts,
    contact: manager && manager.phone !== '' ? { name: manager.name, phone: manager.phone } : null,
    mayGive: person.role === 'care-manager',
  };
}

/** What she was given, the last first. */
export async function educationHistory(desk: Desk, patientId: Id): Promise<GivenView[]> {
  const { education } = await storedPatient(desk, patientId);
  return newestFirst(education).map((given) => withName(desk, given));
}

/** Notes that a handout was given, once for an id. */
export async function giveEducation(
  desk: Desk,
  { patientId, language, ...words }: ToGive,
): Promise<EducationGiven> {
  const handout = HANDOUTS[language].find(({ id }) => id === words.handoutId);
  if (!handout) throw engineError('INVALID', 'This handout is not in the library. Choose another.');
  const now: EducationGiven = {
    ...words,
    version: handout.version,
    title: handout.title,
    language,
    note: words.note.trim(),
    givenAt: toInstant(desk.ports.now()),
    givenBy: desk.person.staffId,
  };
  let noted = now;
  await desk.writer.write(async () => {
    const patient = await storedPatient(desk, patientId);
    const known = patient.education.find(({ id }) => id === now.id);
    if (known) {
      noted = known;
      return null;
    }
    await requireCall(desk, patientId, words.callId);
    return {
      action: 'education.given',
      patientId,
      subject: { collection: 'patients', id: patientId },
      changes: [
        {
          collection: 'patients',
          document: { ...patient, education: [...patient.education, now] },
          base: patient,
        },
      ],
    };
  });
  return noted;
}

async function requireCall(desk: Desk, patientId: Id, callId: string): Promise<void> {
  if (callId === '') return;
  const call = await draftAtHand(desk);
  if (call?.draft.callId === callId && call.draft.patientId === patientId) return;
  throw engineError('INVALID', 'This call is not open any more. Record the handout from the chart.');
}

function withName({ caseload }: Desk, given: EducationGiven): GivenView {
  return { given, givenByName: caseload.staff.get(given.givenBy)?.name ?? '' };
}

/** As it is on disk: what is in memory may be older by a write. */
async function storedPatient(desk: Desk, patientId: Id): Promise<Patient> {
  const kept = requirePatient(desk, patientId);
  return (await findById(desk.store, 'patients', patientId)) ?? kept;
}
