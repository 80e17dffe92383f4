import { expect, test } from 'vitest';
import type { AnswerOption, Questionnaire, QuestionnaireItem } from '#shared/domain/questionnaire.ts';
import { answerText, chooseOption, doneCount, firstOpenStep, formSteps, withResponse } from './form-steps.ts';

const option = (code: string, display: string, isExclusive = false): AnswerOption => ({
  valueCoding: { system: 'http://loinc.org', code, display },
  isExclusive,
});
const pests = option('LA31996-4', 'Pests');
const mold = option('LA28580-1', 'Mold');
const none = option('LA9-3', 'None of the above', true);
const place: QuestionnaireItem = {
  linkId: 'place',
  text: 'Problems where you live?',
  type: 'choice',
  repeats: true,
  answerOption: [pests, mold, none],
};
const form: Questionnaire = {
  resourceType: 'Questionnaire',
  id: 'sample',
  url: 'https://careline.example/forms/sample',
  version: '1',
  title: 'Sample',
  status: 'active',
  item: [
    {
      linkId: 'living',
      text: 'Living situation',
      type: 'group',
      item: [{ linkId: 'intro', text: 'First about your home.', type: 'display' }, place],
    },
    {
      linkId: 'safety',
      text: 'Safety',
      type: 'group',
      item: [
        { linkId: 'say', text: 'Violence is common.', type: 'display' },
        { linkId: 'hurt', text: 'Hurt you?', type: 'choice', needsPrivacy: true },
        { linkId: 'insult', text: 'Insult you?', type: 'choice', needsPrivacy: true },
      ],
    },
  ],
};

test('a form is spoken in order, introductions before their question, one privacy check before the safety items', () => {
  const steps = formSteps(form);
  expect(steps.map((step) => (step.kind === 'privacy' ? 'privacy' : step.item.linkId))).toEqual([
    'place',
    'privacy',
    'hurt',
    'insult',
  ]);
  expect(steps[0]).toMatchObject({ section: 'Living situation', introduction: ['First about your home.'] });
  expect(steps[1]).toMatchObject({ introduction: ['Violence is common.'], linkIds: ['hurt', 'insult'] });
  expect(steps[2]).toMatchObject({ introduction: [] });
  expect(steps[3]).toMatchObject({ introduction: [] });
});

test('an exclusive option clears the others and is cleared by them', () => {
  const answer = (option_: AnswerOption) => ({ valueCoding: option_.valueCoding });
  const response = (options: AnswerOption[]) => ({
    linkId: 'place',
    instance: '',
    status: 'answered' as const,
    answers: options.map(answer),
  });
  expect(chooseOption(place, response([pests]), mold)).toEqual([answer(pests), answer(mold)]);
  expect(chooseOption(place, response([pests, mold]), none)).toEqual([answer(none)]);
  expect(chooseOption(place, response([none]), mold)).toEqual([answer(mold)]);
  expect(chooseOption(place, response([pests, mold]), pests)).toEqual([answer(mold)]);
});

test('a form resumes at the first question without an answer or a reason', () => {
  const steps = formSteps(form);
  expect(firstOpenStep(steps, [])).toBe(0);
  const one = withResponse([], 'place', { instance: '', status: 'declined', answers: [] });
  expect(firstOpenStep(steps, one)).toBe(1);
  const two = withResponse(one, 'hurt', { instance: '', status: 'skipped', answers: [] });
  expect(firstOpenStep(steps, two)).toBe(3);
  expect(doneCount(steps, two)).toBe(2);
  expect(
    firstOpenStep(steps, withResponse(two, 'insult', { instance: '', status: 'skipped', answers: [] })),
  ).toBe(4);
});

test('an answer is read back in the words of the form', () => {
  const answers = [{ valueCoding: { system: 'http://loinc.org', code: 'LA28580-1' } }];
  expect(answerText(place, { instance: '', linkId: 'place', status: 'answered', answers })).toBe('Mold');
  expect(answerText(place, { instance: '', linkId: 'place', status: 'declined', answers: [] })).toBe(
    'Declined to answer',
  );
  expect(answerText(place, undefined)).toBe('Not asked yet');
});
