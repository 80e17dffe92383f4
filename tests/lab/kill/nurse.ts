/** @file Chooses what the nurse of the lab does next: calls, notes at each burst, forms, plans, several things at once. */
import { FORMS } from '#shared/content/forms/index.ts';
import type { CallNote } from '#shared/domain/call.ts';
import type { CarePlanContent } from '#shared/domain/care-plan.ts';
import { canonical, questionsOf } from '#shared/domain/questionnaire/model.ts';
import type { ResponseItem } from '#shared/domain/screening.ts';
import { newUuid } from '#shared/domain/uuid.ts';
import type { Operation } from './operation.ts';
import { LATER_MS, type Picture, SOON_MS } from './picture.ts';
import type { Random } from './random.ts';

const form = FORMS[0];
if (!form) throw new Error('There is no form to fill in.');
const questionnaire = canonical(form.questionnaire);
const questions = questionsOf(form.questionnaire);
/** How many questions a completed form must have dealt with. */
export const QUESTIONS = questions.length;

const SYLLABLES = [
  'lo',
  'ma',
  'ré',
  'tün',
  'ska',
  '好',
  '"q"',
  'vi\n',
  '😀',
  '\\n',
  "o'k",
  'ßen',
  ' ',
  ', ',
] as const;
const SECTIONS = ['reason', 'assessment', 'education', 'plan'] as const;

/** Words that no other write has, with the letters that break careless stores. */
export function words(random: Random): string {
  const length = random.chance(8) ? random.whole(400, 2500) : random.whole(1, 40);
  const text = Array.from({ length }, () => random.pick(SYLLABLES)).join('');
  return `${random.whole(0, 1e9).toString(36)} ${text}`;
}

/** What is asked at the same moment: mostly one thing, at times two or three. */
export function nextBatch(random: Random, picture: Picture, patientIds: readonly string[]): Operation[] {
  const count = random.chance(25) ? random.whole(2, 3) : 1;
  const batch: Operation[] = [];
  while (batch.length < count) {
    const operation = nextOperation(random, picture, patientIds);
    // Two edits of one plan at once are merged, and what comes out is for the tests of the merge.
    if (operation.do !== 'save-plan' || !batch.some((other) => other.do === 'save-plan'))
      batch.push(operation);
  }
  return batch;
}

function nextOperation(random: Random, picture: Picture, patientIds: readonly string[]): Operation {
  const { call } = picture;
  if (!call) {
    return random.chance(55)
      ? { do: 'start', patientId: random.pick(patientIds), numberDialled: `+1 ${random.whole(2e9, 9e9)}` }
      : paperwork(random, picture, random.pick(patientIds));
  }
  const { callId, patientId } = call;
  const dice = random.next() * 100;
  if (dice < 50) return { do: 'note', callId, ...burst(random) };
  if (dice < 62) return wrapUp(random, callId);
  if (dice < 64) return { do: 'discard', callId };
  if (dice < 70) return { do: picture.clock === 'running' ? 'pause' : 'resume' };
  if (dice < 72) return { do: 'resolve-gap' };
  return paperwork(random, picture, patientId);
}

function burst(random: Random): Pick<Operation & { do: 'note' }, 'note' | 'identityCheck'> {
  const note: Partial<CallNote> = { [random.pick(SECTIONS)]: words(random) };
  if (random.chance(20)) note[random.pick(SECTIONS)] = words(random);
  if (!random.chance(15)) return { note };
  const verifiedAt = new Date(1_790_000_000_000 + random.whole(0, 1e9)).toISOString();
  return { note, identityCheck: { identifiers: ['full-name', 'date-of-birth'], verifiedAt } };
}

/** The wrap-up of a call: several documents in one stroke. */
export function wrapUp(random: Random, callId: string): Operation {
  const disposition = random.pick([
    'reached-completed',
    'reached-partial',
    'voicemail-left',
    'no-answer',
  ] as const);
  const isNext = random.chance(80);
  const dueAt = new Date(Date.now() + (random.chance(50) ? SOON_MS : LATER_MS)).toISOString();
  const nextContact = isNext
    ? { dueAt, kind: 'callback' as const, reason: words(random).slice(0, 300) }
    : null;
  return { do: 'wrap-up', callId, disposition, nextContact };
}

function paperwork(random: Random, picture: Picture, patientId: string): Operation {
  const draft = picture.screeningDrafts[patientId];
  const dice = random.next() * 100;
  if (dice < 15 && !draft) return { do: 'open-screening', patientId, questionnaire };
  if (dice < 40 && draft) {
    const count = random.chance(40) ? QUESTIONS : random.whole(0, QUESTIONS);
    return {
      do: 'save-screening',
      patientId,
      draftId: draft.draftId,
      items: answers(random).slice(0, count),
    };
  }
  if (dice < 52 && draft) return { do: 'complete-screening', patientId, draftId: draft.draftId };
  if (dice < 68) return { do: 'draft-plan', patientId, content: JSON.stringify(plan(random)) };
  if (dice < 72) return { do: 'discard-plan-draft', patientId };
  if (dice < 88) {
    const base = picture.plans[patientId]?.content ?? null;
    return { do: 'save-plan', patientId, base, content: plan(random) };
  }
  return { do: 'look', patientId };
}

function answers(random: Random): ResponseItem[] {
  return questions.map(({ linkId, options }) => {
    const status = random.pick(['answered', 'answered', 'declined', 'skipped'] as const);
    const option = random.pick(options);
    return {
      linkId,
      instance: '',
      status,
      answers: status === 'answered' ? [option.value] : [],
    };
  });
}

function plan(random: Random): CarePlanContent {
  const id = () =>
    newUuid(Date.now(), (bytes) => {
      for (let index = 0; index < bytes.length; index += 1) bytes[index] = random.whole(0, 255);
    });
  const barriers = Array.from({ length: random.whole(0, 2) }, () => ({
    id: id(),
    description: words(random).slice(0, 900),
    goalId: '' as const,
    order: 0,
    status: 'open' as const,
  }));
  const problems = Array.from({ length: random.whole(1, 3) }, () => ({
    id: id(),
    title: words(random).slice(0, 250),
    codes: [{ system: 'http://snomed.info/sct', code: String(random.whole(1000, 9999)) }],
    status: 'active' as const,
    sourceScreeningId: '' as const,
    codeStatus: 'none' as const,
    expectedOutcome: '',
    order: 0,
  }));
  return { problems, goals: [], interventions: [], barriers, sections: [] };
}
