import { FORMS } from '#shared/content/forms/index.ts';
import { type Call, isContact } from '#shared/domain/call.ts';
import { plainValue } from '#shared/domain/questionnaire/answers.ts';
import type { Form } from '#shared/domain/questionnaire/form.ts';
import { canonical, type QuestionnaireItem, questionsOf } from '#shared/domain/questionnaire/model.ts';
import { scoreForm } from '#shared/domain/questionnaire/scoring.ts';
import type { ResponseItem, Screening } from '#shared/domain/screening.ts';
import { type CaseloadContext, type EverydayNeed, type Profile, stamp } from './profile.ts';
import type { Random } from './random.ts';

const CORE = 'ahc-hrsn-core';

/** By LOINC code of the question: the usual answer, and those of somebody with the need. */
const ANSWERS: Record<string, { usual: string; need?: EverydayNeed; needed?: string[] }> = {
  '71802-3': { usual: 'LA31993-1' },
  '96778-6': { usual: 'LA9-3', need: 'housing', needed: ['LA28580-1', 'LA32001-2', 'LA31996-4'] },
  '88122-7': { usual: 'LA28398-8', need: 'food', needed: ['LA6729-3', 'LA28397-0'] },
  '88123-5': { usual: 'LA28398-8', need: 'food', needed: ['LA6729-3', 'LA28398-8'] },
  '93030-5': { usual: 'LA32-8', need: 'transportation', needed: ['LA33-6'] },
  '96779-4': { usual: 'LA32-8', need: 'utilities', needed: ['LA33-6'] },
  '95618-5': { usual: 'LA6270-8' },
  '95617-7': { usual: 'LA6270-8' },
  '95616-9': { usual: 'LA6270-8' },
  '95615-1': { usual: 'LA6270-8' },
};

/** The AHC core screening of most patients, and of some a second one half a year later, each asked on a real call. */
export function writeScreenings(
  profile: Profile,
  calls: readonly Call[],
  context: CaseloadContext,
): Screening[] {
  const random = profile.random.fork('screenings');
  const form = FORMS.find(({ questionnaire }) => questionnaire.id === CORE);
  const talks = calls.filter(({ disposition }) => isContact(disposition));
  if (form === undefined || talks.length === 0 || !random.chance(profile.needs.size > 0 ? 1 : 0.72))
    return [];
  const first =
    talks.find(({ kind }) => kind === 'initial-assessment') ?? talks[Math.floor(talks.length / 3)];
  const second = random.chance(0.3) ? talks[Math.floor((talks.length * 4) / 5)] : undefined;
  const chosen = [...new Set([first, second])].filter((call) => call !== undefined);
  return chosen.map((call) => writeScreening(form, profile, call, context, random));
}

function writeScreening(
  form: Form,
  { patient, needs }: Profile,
  call: Call,
  { staffId }: CaseloadContext,
  random: Random,
): Screening {
  const items = questionsOf(form.questionnaire).map((question) => answer(question, needs, random));
  const { scores, needs: found } = scoreForm(form, items);
  // Answered before the call ended, however short it was.
  const length = Date.parse(call.endedAt) - Date.parse(call.startedAt);
  const authoredAt = Math.floor((Date.parse(call.startedAt) + length * 0.8) / 1000) * 1000;
  return {
    amendsId: '',
    language: 'en',
    id: random.id(authoredAt),
    ...stamp(authoredAt, staffId),
    patientId: patient.id,
    staffId,
    callId: call.id,
    questionnaire: canonical(form.questionnaire),
    title: form.questionnaire.title,
    status: 'completed',
    authoredAt: new Date(authoredAt).toISOString(),
    items,
    scores,
    needs: found,
  };
}

function answer(question: QuestionnaireItem, needs: ReadonlySet<EverydayNeed>, random: Random): ResponseItem {
  const { linkId, options, codes } = question;
  const known = ANSWERS[codes[0]?.code ?? ''];
  const isSafety = linkId.startsWith('956');
  if (known === undefined || (isSafety && random.chance(0.03)))
    return { instance: '', linkId, status: 'declined', answers: [] };
  const isNeed = known.need !== undefined && needs.has(known.need);
  // Some are talked down to now and then: below the threshold, and worth knowing.
  const wanted = isNeed
    ? random.pick(known.needed ?? [known.usual])
    : linkId === '95617-7' && random.chance(0.05)
      ? 'LA10066-1'
      : known.usual;
  const option = options.find(({ value }) => plainValue(value) === wanted);
  if (option === undefined) return { instance: '', linkId, status: 'skipped', answers: [] };
  return { instance: '', linkId, status: 'answered', answers: [option.value] };
}
