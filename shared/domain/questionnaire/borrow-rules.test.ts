import { expect, test } from 'vitest';
import { FORMS } from '#shared/content/forms/index.ts';
import type { ResponseItem } from '../screening.ts';
import { withKnownRules } from './borrow-rules.ts';
import type { Json } from './fhir-json.ts';
import { scoreForm } from './scoring.ts';
import { formOf } from './test-forms.ts';

const loinc = (code: string) => ({ system: 'http://loinc.org', code });
const ITEMS = '44250-9 44255-8 44259-0 44254-1 44251-7 44258-2 44252-5 44253-3 44260-8'.split(' ');
const DAYS = ['LA6568-5', 'LA6569-3', 'LA6570-1', 'LA6571-9'];

/** A question as another house writes it: its own linkId, the weight at the option. */
const question = (code: string, answers: string[], isWeighed: boolean): Json => ({
  ...{ linkId: `/q/${code}`, type: 'choice', text: code, code: [loinc(code)] },
  answerOption: answers.map((answer, valueDecimal) => ({
    valueCoding: loinc(answer),
    ...(isWeighed
      ? { extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/ordinalValue', valueDecimal }] }
      : {}),
  })),
});
const given = (code: string, answer: string): ResponseItem => ({
  ...{ linkId: `/q/${code}`, instance: '', status: 'answered' },
  answers: [{ valueCoding: loinc(answer) }],
});

test('a PHQ-9 of another house is scored as ours, with its needs and its escalation', () => {
  const form = withKnownRules(formOf(ITEMS.map((code) => question(code, DAYS, true))), FORMS);
  const items = ITEMS.map((code) => given(code, 'LA6569-3'));
  const { scores, needs } = scoreForm(form, items);
  expect(scores.find(({ id }) => id === 'phq-9')).toMatchObject({
    value: 9,
    interpretation: 'negative',
    loinc: '44261-6',
  });
  expect(scoreForm(form, items.slice(1)).scores.find(({ id }) => id === 'phq-9')?.value).toBeNull();
  expect(needs).toEqual([]);
  expect(form.rules.escalations.map((rule) => rule.triggerId)).toContain('suicidal-statement');
});

test('a Hunger Vital Sign of another house shows the need', () => {
  const answers = ['LA28397-0', 'LA6729-3', 'LA28398-8', 'LA15775-2'];
  const form = withKnownRules(
    formOf(['88122-7', '88123-5'].map((code) => question(code, answers, false))),
    FORMS,
  );
  const { scores, needs } = scoreForm(form, [given('88122-7', 'LA6729-3'), given('88123-5', 'LA15775-2')]);
  expect(scores).toMatchObject([{ interpretation: 'positive', value: null }]);
  expect(needs).toMatchObject([{ id: 'food-insecurity', linkIds: ['/q/88122-7'] }]);
});

test('the same LOINC codes with other answers, other weights or a question less borrow nothing', () => {
  const borrowed = (items: Json[]) => withKnownRules(formOf(items), FORMS).rules.scores.map(({ id }) => id);
  // The answers of PRAPARE to the question on housing that it shares with the AHC form.
  expect(borrowed([question('71802-3', ['LA30189-7', 'LA30190-5'], false)])).toEqual([]);
  expect(borrowed(ITEMS.map((code) => question(code, DAYS.toReversed(), true)))).toEqual([]);
  expect(borrowed(ITEMS.map((code) => question(code, DAYS, false)))).toEqual([]);
  expect(borrowed(ITEMS.slice(1).map((code) => question(code, DAYS, true)))).toEqual([]);
});
