import { expect, test } from 'vitest';
import type { FormSummary } from '#shared/contract/engine/screenings.ts';
import type { Condition } from '#shared/domain/patient.ts';
import { testId } from '#shared/domain/test-documents.ts';
import { formsAtHand } from './forms-at-hand.ts';

const form = (title: string, ...reviews: string[]): FormSummary => ({
  questionnaire: `urn:form:${title}|1`,
  title,
  questions: 5,
  minutes: 2,
  origin: 'careline',
  reviews,
  languages: ['en'],
});
const condition = (code: string, clinicalStatus: Condition['clinicalStatus'] = 'active'): Condition => ({
  id: testId(1),
  codes: [{ system: 'http://hl7.org/fhir/sid/icd-10-cm', code }],
  text: '',
  clinicalStatus,
  onsetOn: '',
  abatedOn: '',
});
const FORMS = [form('PHQ-9'), form('Heart', 'heart-failure'), form('Lungs', 'copd')];
const titles = (...conditions: Condition[]) => {
  const { forHer, others } = formsAtHand(FORMS, { conditions }, []);
  return [forHer.map(({ title }) => title), others.map(({ title }) => title)];
};

test('forms for everybody and the reviews of her conditions come first, the others are put aside and not lost', () => {
  expect(titles()).toEqual([['PHQ-9'], ['Heart', 'Lungs']]);
  expect(titles(condition('I50.22'))).toEqual([['PHQ-9', 'Heart'], ['Lungs']]);
  expect(titles(condition('I50.22', 'resolved'))).toEqual([['PHQ-9'], ['Heart', 'Lungs']]);
  expect(titles(condition('I50.9'), condition('J44.9'))).toEqual([['PHQ-9', 'Heart', 'Lungs'], []]);
});

test('a review that was begun is at hand whatever the record says', () => {
  const { others } = formsAtHand(FORMS, { conditions: [] }, ['urn:form:Lungs|1']);
  expect(others.map(({ title }) => title)).toEqual(['Heart']);
});
