import { describe, expect, test } from 'vitest';
import { HANDOUTS } from '#shared/content/education/index.ts';
import { PLAN_TEMPLATES } from '#shared/content/plan-templates/index.ts';
import {
  educationLine,
  educationStanding,
  fittingHandouts,
  newestFirst,
  untoldEducation,
  withLine,
} from './education.ts';
import type { EducationGiven, TeachBack } from './education-given.ts';
import { copyLanguageOf } from './patient-copy-shape.ts';
import { testId } from './test-documents.ts';

const facts = { isFitting: true, today: '2026-11-20', timeZone: 'America/New_York' };
const handout = { id: 'copd', version: '2' };
const given = (
  number: number,
  teachBack: TeachBack,
  changes: Partial<EducationGiven> = {},
): EducationGiven => ({
  ...{ id: testId(number), handoutId: 'copd', version: '2', title: 'COPD', language: 'en', teachBack },
  ...{ method: 'talked-through', givenAt: `2026-11-${String(number).padStart(2, '0')}T15:00:00.000Z` },
  ...{ givenBy: testId(53), callId: '', note: '', ...changes },
});
const standing = (education: EducationGiven[]) => {
  const { why, dueOn, isDue } = educationStanding(handout, education, facts);
  return [why, dueOn, isDue];
};

test('handouts fit the active conditions, by the codes of the plan templates', () => {
  const condition = (code: string, clinicalStatus: 'active' | 'resolved') => ({
    ...{ id: testId(1), text: '', clinicalStatus, onsetOn: '' as const, abatedOn: '' as const },
    codes: [{ system: 'http://hl7.org/fhir/sid/icd-10-cm', code, display: '' }],
  });
  const conditions = [condition('E11.65', 'active'), condition('I50.9', 'resolved')];
  expect([...fittingHandouts(PLAN_TEMPLATES, { conditions })]).toEqual(['type-2-diabetes']);
  const known = HANDOUTS.en.map(({ id }) => id);
  expect(known).toEqual(PLAN_TEMPLATES.map(({ id }) => id).toSorted());
});

test.each([
  ['es', 'es'],
  ['es-MX', 'es'],
  ['est', 'en'],
  ['en', 'en'],
  ['ht', 'en'],
])('a patient who speaks %s gets %s', (language, expected) => {
  expect(copyLanguageOf({ language })).toBe(expected);
});

describe('due again', () => {
  test.each([
    ['never given', [], ['never', '2026-11-20', true]],
    ['could not say it back', [given(19, 'could-not')], ['again', '2026-11-20', true]],
    ['needs more', [given(20, 'needs-more')], ['again', '2026-11-21', false]],
    ['mailed a week ago', [given(13, 'not-asked', { method: 'mail' })], ['ask', '2026-11-20', true]],
    ['said back', [given(3, 'said-back')], ['yearly', '2027-11-03', false]],
    ['an older version', [given(3, 'said-back', { version: '1' })], ['changed', '2026-11-20', true]],
    [
      'of another handout',
      [given(3, 'said-back', { handoutId: 'depression' })],
      ['never', '2026-11-20', true],
    ],
    [
      'said back, then mailed',
      [given(12, 'not-asked', { method: 'mail' }), given(3, 'said-back')],
      ['yearly', '2027-11-03', false],
    ],
    [
      'said back after it was hard',
      [given(3, 'could-not'), given(9, 'said-back')],
      ['yearly', '2027-11-09', false],
    ],
    [
      'by a device with a newer library',
      [given(3, 'said-back', { version: '10' })],
      ['yearly', '2027-11-03', false],
    ],
  ] as const)('%s', (_name, education, expected) => {
    expect(standing([...education])).toEqual(expected);
  });

  test('what does not fit is never due, and the day is that of the practice', () => {
    expect(educationStanding(handout, [], { ...facts, isFitting: false })).toMatchObject({
      dueOn: '',
      isDue: false,
    });
    const late = given(3, 'could-not', { givenAt: '2026-11-20T03:00:00.000Z' });
    expect(standing([late])).toEqual(['again', '2026-11-20', true]);
  });
});

test('the last given comes first, the same in every order of arrival', () => {
  const same = { givenAt: '2026-11-05T15:00:00.000Z' };
  const entries = [given(3, 'said-back'), given(8, 'said-back', same), given(7, 'said-back', same)];
  const ids = [testId(8), testId(7), testId(3)];
  expect(newestFirst(entries).map(({ id }) => id)).toEqual(ids);
  expect(newestFirst(entries.toReversed()).map(({ id }) => id)).toEqual(ids);
});

test('the line of the note says what, in which language and what came back, and stands there once', () => {
  const line = educationLine(given(3, 'said-back', { title: 'EPOC', language: 'es' }));
  expect(line).toBe(
    'Talked through “EPOC” in Spanish (handout version 2); said back in the patient’s own words.',
  );
  const note = withLine('Rest more.\n', line);
  expect(note).toBe(`Rest more.\n${line}`);
  expect([withLine(note, line), withLine(' ', line)]).toEqual([note, line]);
});

test('what the note of a call does not tell yet is offered, until its title stands there', () => {
  const callId = testId(70);
  const [first, second] = [
    given(3, 'said-back', { callId }),
    given(4, 'needs-more', { callId, title: 'Pain' }),
  ];
  const education = [second, given(5, 'said-back'), first];
  expect(untoldEducation(education, { callId, note: '' })).toEqual([first, second]);
  expect(untoldEducation(education, { callId, note: educationLine(first) })).toEqual([second]);
});
