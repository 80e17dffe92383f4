import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadExpressions } from './expressions.ts';
import type { Json } from './fhir-json.ts';
import { answered, choice, formOf, randomAnswers } from './test-forms.ts';
import { firstItems, workOut } from './work-out.ts';

const SDC = 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-';
const fhirPath = (kind: string, expression: string): Json => ({
  url: `${SDC}${kind}Expression`,
  valueExpression: { language: 'text/fhirpath', expression },
});
const variable = (name: string, expression: string): Json => ({
  url: 'http://hl7.org/fhir/StructureDefinition/variable',
  valueExpression: { language: 'text/fhirpath', name, expression },
});
const calculated = (linkId: string, type: string, expression: string, more: Json = {}): Json => ({
  ...{ linkId, type, text: linkId, readOnly: true },
  extension: [fhirPath('calculated', expression)],
  ...more,
});
const weights = ['a=0', 'b=1', 'c=3'];

describe('what a form computes', () => {
  test.each([
    ['weight()', '%resource.item.where(linkId != %context.linkId).answer.value.weight().sum()'],
    ['ordinal()', "%resource.item.where(linkId.startsWith('q')).answer.value.ordinal().sum()"],
    [
      'the extension itself',
      "%resource.item.where(linkId.startsWith('q')).answer.value.extension('http://hl7.org/fhir/StructureDefinition/ordinalValue').value.sum()",
    ],
    [
      'the form',
      "%questionnaire.item.where(linkId.startsWith('q')).answerOption.value.where(code in %resource.item.answer.value.code).extension('http://hl7.org/fhir/StructureDefinition/ordinalValue').value.sum()",
    ],
  ])('a sum of weights by %s', async (_by, expression) => {
    const form = formOf([
      choice('q1', weights),
      choice('q2', ['d=5', 'e=7']),
      calculated('sum', 'decimal', expression),
    ]);
    const worked = workOut(form, [answered('q1', 'c'), answered('q2', 'e')], await loadExpressions(form));
    expect(worked.calculated).toEqual({ ' sum': [{ valueDecimal: 10 }] });
    expect(worked.items).toContainEqual(answered('sum', { valueDecimal: 10 }));
  });

  test('weights of whole answers count, and an answer without a weight spoils nothing', async () => {
    const form = formOf([
      choice('q1', weights),
      choice('q2', ['unweighed']),
      calculated('sum', 'decimal', '%resource.repeat(item).answer.weight().sum()'),
    ]);
    const items = [answered('q1', 'c'), answered('q2', 'unweighed')];
    expect(workOut(form, items, await loadExpressions(form)).calculated).toEqual({
      ' sum': [{ valueDecimal: 3 }],
    });
  });

  test('values that depend on each other, and items that depend on them', async () => {
    const form = formOf([
      choice('q1', weights),
      calculated('sum', 'integer', "%resource.item.where(linkId='q1').answer.value.weight().sum()"),
      calculated('twice', 'integer', "%resource.item.where(linkId='sum').answer.value * 2"),
      {
        linkId: 'more',
        type: 'string',
        enableWhen: [{ question: 'twice', operator: '>=', answerInteger: 6 }],
      },
    ]);
    const expressions = await loadExpressions(form);
    const worked = workOut(form, [answered('q1', 'c')], expressions);
    expect(worked.calculated).toEqual({ ' sum': [{ valueInteger: 3 }], ' twice': [{ valueInteger: 6 }] });
    expect(worked.isEnabled('more', '')).toBe(true);
    expect(workOut(form, [answered('q1', 'b')], expressions).isEnabled('more', '')).toBe(false);
  });

  test('enableWhenExpression over variables of the form and of a group', async () => {
    const form = formOf(
      [
        { linkId: 'n', type: 'decimal' },
        {
          ...{ linkId: 'g', type: 'group' },
          extension: [variable('half', '%all / 2')],
          item: [{ linkId: 'x', type: 'string', extension: [fhirPath('enableWhen', '%half >= 5')] }],
        },
      ],
      { extension: [variable('all', "%resource.item.where(linkId='n').answer.value")] },
    );
    const expressions = await loadExpressions(form);
    const at = (valueDecimal: number) =>
      workOut(form, [answered('n', { valueDecimal })], expressions).isEnabled('x', '');
    expect([at(9), at(10)]).toEqual([false, true]);
    expect(workOut(form, [], expressions).isEnabled('x', '')).toBe(false);
  });

  test('in each repetition of a group its own', async () => {
    const form = formOf([
      {
        ...{ linkId: 'meal', type: 'group', repeats: true },
        extension: [variable('grams', "item.where(linkId='g').answer.value")],
        item: [{ linkId: 'g', type: 'decimal' }, calculated('kcal', 'decimal', '%grams * 4')],
      },
    ]);
    const items = [answered('g', { valueDecimal: 10 }, '0'), answered('g', { valueDecimal: 20.1 }, '1')];
    expect(workOut(form, items, await loadExpressions(form)).calculated).toEqual({
      '0 kcal': [{ valueDecimal: 40 }],
      '1 kcal': [{ valueDecimal: 80.4 }],
    });
  });

  test('a choice, a quantity, a text and a truth; nothing where it cannot be worked out', async () => {
    const units = [
      {
        url: 'http://hl7.org/fhir/StructureDefinition/questionnaire-unit',
        valueCoding: { system: 'u', code: 'kg' },
      },
    ];
    const form = formOf([
      { linkId: 'n', type: 'integer' },
      calculated('c', 'choice', "iif(%resource.item.where(linkId='n').answer.value > 2, 'high', 'low')", {
        answerOption: [{ valueCoding: { code: 'high' } }, { valueCoding: { code: 'low' } }],
      }),
      {
        ...calculated('k', 'quantity', '0.1 + 0.2'),
        extension: [fhirPath('calculated', '0.1 + 0.2'), ...units],
      },
      calculated('t', 'string', "'a' & 'b'"),
      calculated('b', 'boolean', '1 = 1'),
      calculated('none', 'decimal', '%patient.age * 2'),
      calculated('wrong', 'integer', "'words'"),
    ]);
    expect(
      workOut(form, [answered('n', { valueInteger: 3 })], await loadExpressions(form)).calculated,
    ).toEqual({
      ' c': [{ valueCoding: { system: '', code: 'high' } }],
      ' k': [{ valueQuantity: { value: 0.3, unit: 'kg', system: 'u', code: 'kg' } }],
      ' t': [{ valueString: 'ab' }],
      ' b': [{ valueBoolean: true }],
    });
  });

  test('a circle of values ends', async () => {
    const form = formOf([
      calculated('a', 'integer', "%resource.item.where(linkId='b').answer.value + 1 | 1"),
      calculated('b', 'integer', "%resource.item.where(linkId='a').answer.value.first() + 1 | 2"),
    ]);
    expect(Object.keys(workOut(form, [], await loadExpressions(form)).calculated)).toHaveLength(2);
  });

  test('initial answers: written in the form, chosen before, computed once', async () => {
    const form = formOf([
      { linkId: 'a', type: 'integer', initial: [{ valueInteger: 4 }] },
      {
        linkId: 'b',
        type: 'choice',
        answerOption: [{ valueCoding: { code: 'x' } }, { valueCoding: { code: 'y' }, initialSelected: true }],
      },
      {
        linkId: 'c',
        type: 'integer',
        extension: [fhirPath('initial', "%resource.item.where(linkId='a').answer.value + 1")],
      },
    ]);
    expect(firstItems(form, await loadExpressions(form))).toEqual([
      answered('a', { valueInteger: 4 }),
      answered('b', { valueCoding: { system: '', code: 'y' } }),
      answered('c', { valueInteger: 5 }),
    ]);
  });
});

test('initial answers become the kind that is asked for, and those that the item would not take are left out', () => {
  const unit = {
    url: 'http://hl7.org/fhir/StructureDefinition/questionnaire-unit',
    valueCoding: { system: 'u', code: 'kg' },
  };
  const form = formOf([
    { linkId: 'd', type: 'decimal', initial: [{ valueInteger: 4 }] },
    { linkId: 'q', type: 'quantity', initial: [{ valueDecimal: 4.5 }], extension: [unit] },
    { linkId: 'i', type: 'integer', initial: [{ valueString: 'four' }] },
    choice('c', ['a'], { initial: [{ valueCoding: { code: 'gone' } }] }),
  ]);
  expect(firstItems(form, null)).toEqual([
    answered('d', { valueDecimal: 4 }),
    answered('q', { valueQuantity: { value: 4.5, unit: 'kg', system: 'u', code: 'kg' } }),
  ]);
});

test('without expressions nothing is loaded', async () => {
  expect(await loadExpressions(formOf([choice('q', weights)]))).toBeNull();
});

test('the result given in again gives the same', () => {
  fc.assert(
    fc.property(randomAnswers, ({ form, items }) => {
      const once = workOut(form, items, null);
      expect(workOut(form, once.items, null).items).toEqual(once.items);
    }),
    { seed: 63, numRuns: 100 },
  );
});
