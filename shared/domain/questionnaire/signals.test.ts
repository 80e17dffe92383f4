import { describe, expect, test } from 'vitest';
import { FORMS } from '#shared/content/forms/index.ts';
import { answerProblems } from './answer-problems.ts';
import { formWithoutRules } from './form.ts';
import { signalsOf } from './signals.ts';
import { answered, choice, formOf } from './test-forms.ts';

describe('signals', () => {
  test('the item on self-harm in a form of any house, from the mildest answer above none', () => {
    const code = [{ system: 'http://loinc.org', code: '44260-8' }];
    const form = formWithoutRules(formOf([choice('nine', ['never=0', 'days=1', 'daily=3'], { code })]));
    expect(signalsOf(form, [answered('nine', 'never')])).toEqual([]);
    for (const given of ['days', 'daily']) {
      expect(signalsOf(form, [answered('nine', given)])).toMatchObject([
        { triggerId: 'suicidal-statement', level: 'RN-now', linkIds: ['nine'] },
      ]);
    }
  });

  test('PHQ-9 as it ships: item 9 alone opens one, whatever else is answered', () => {
    const form = FORMS.find(({ questionnaire }) =>
      questionnaire.codes.some(({ code }) => code === '44249-1'),
    );
    if (!form) throw new Error('the PHQ-9 is there');
    const nine = (code: string) => [
      answered('44260-8', { valueCoding: { system: 'http://loinc.org', code } }),
    ];
    expect(signalsOf(form, nine('LA6568-5'))).toEqual([]);
    expect(signalsOf(form, nine('LA6569-3')).map(({ triggerId }) => triggerId)).toEqual([
      'suicidal-statement',
    ]);
  });

  test('HITS at 11, before the form is finished', () => {
    const [ahc] = FORMS;
    if (!ahc) throw new Error('the AHC form is there');
    const hits = (linkId: string, code: string) =>
      answered(linkId, { valueCoding: { system: 'http://loinc.org', code } });
    const ten = [hits('95618-5', 'LA6482-9'), hits('95617-7', 'LA6482-9')];
    expect(signalsOf(ahc, ten)).toEqual([]);
    expect(signalsOf(ahc, [...ten, hits('95616-9', 'LA6270-8')]).map(({ triggerId }) => triggerId)).toEqual([
      'abuse-disclosed',
    ]);
  });
});

test('answers out of their bounds are named', () => {
  const hl7 = (name: string, value: object) => ({
    url: `http://hl7.org/fhir/StructureDefinition/${name}`,
    ...value,
  });
  const form = formOf([
    {
      linkId: 'n',
      type: 'decimal',
      extension: [
        hl7('minValue', { valueDecimal: 1 }),
        hl7('maxValue', { valueDecimal: 9 }),
        hl7('maxDecimalPlaces', { valueInteger: 1 }),
      ],
    },
    { linkId: 's', type: 'string', maxLength: 3, extension: [hl7('minLength', { valueInteger: 2 })] },
    { linkId: 'd', type: 'date', extension: [hl7('minValue', { valueDate: '2026-01-10' })] },
    { linkId: 't', type: 'time' },
    {
      linkId: 'q',
      type: 'quantity',
      extension: [hl7('questionnaire-unitOption', { valueCoding: { code: 'kg' } })],
    },
    { linkId: 'o', type: 'open-choice', answerOption: [{ valueString: 'one' }] },
    { linkId: 'g', type: 'group', repeats: true, item: [{ linkId: 'i', type: 'integer' }] },
  ]);
  const told = (...given: Parameters<typeof answered>) =>
    answerProblems(form, [answered(...given)])[0]?.message ?? '';
  expect([
    told('n', { valueDecimal: 0 }),
    told('n', { valueDecimal: 10 }),
    told('n', { valueDecimal: 1.25 }),
    told('n', { valueDecimal: 9 }),
  ]).toEqual(['The lowest value is 1.', 'The highest value is 9.', 'At most 1 decimal places.', '']);
  expect([
    told('s', { valueString: 'a' }),
    told('s', { valueString: 'abcd' }),
    told('s', { valueString: 'abc' }),
  ]).toEqual(['At least 2 characters.', 'At most 3 characters.', '']);
  expect([
    told('d', { valueDate: '2026-01-09' }),
    told('d', { valueDate: '2026-02-30' }),
    told('d', { valueDate: '2026' }),
    told('d', { valueDate: '2025-12' }),
  ]).toEqual(['Not before 2026-01-10.', 'This must be as 2026-11-21.', '', 'Not before 2026-01-10.']);
  expect([told('t', { valueTime: '25:00:00' }), told('t', { valueTime: '23:59:00' })]).toEqual([
    'This must be as 16:49:00.',
    '',
  ]);
  expect([
    told('q', { valueQuantity: { value: 1, code: 'lb' } }),
    told('q', { valueQuantity: { value: 1, code: 'kg' } }),
  ]).toEqual(['The unit must be one of: kg.', '']);
  expect([told('o', { valueString: 'other' }), told('o', { valueInteger: 1 })]).toEqual([
    '',
    'This question takes another kind of answer.',
  ]);
  expect([
    told('i', { valueInteger: 1 }, ''),
    told('i', { valueInteger: 1 }, '0'),
    told('i', { valueInteger: 1 }, '0.1'),
  ]).toEqual([expect.stringContaining('repetition'), '', expect.stringContaining('repetition')]);
});
