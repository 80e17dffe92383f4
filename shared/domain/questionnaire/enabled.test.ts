import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Answer } from '../screening.ts';
import { enabledItems, enablement } from './enabled.ts';
import type { Json } from './fhir-json.ts';
import { missingItems } from './missing-items.ts';
import { instancesOf, outerInstance, placesOf, repetitionCount, withoutRepetition } from './places.ts';
import { answered, choice, formOf, randomAnswers } from './test-forms.ts';

const quantity = (value: number, code: string): Answer => ({ valueQuantity: { value, code } });
const coding = (code: string): Answer => ({ valueCoding: { system: 'urn:test:codes', code } });

// Type of the question, what the condition names, the answer, and the operators that hold.
test.each<[string, Json, Answer, string]>([
  ['boolean', { answerBoolean: true }, { valueBoolean: true }, '= exists'],
  ['boolean', { answerBoolean: true }, { valueBoolean: false }, '!= exists'],
  ['integer', { answerInteger: 5 }, { valueInteger: 5 }, '= >= <='],
  ['integer', { answerInteger: 5 }, { valueInteger: 6 }, '!= > >='],
  ['integer', { answerInteger: 5 }, { valueInteger: 4 }, '!= < <='],
  ['decimal', { answerDecimal: 1.5 }, { valueDecimal: 1.5 }, '= >= <='],
  ['decimal', { answerInteger: 1 }, { valueDecimal: 1 }, '= >= <='],
  ['decimal', { answerDecimal: 1.5 }, { valueDecimal: 1.6 }, '!= > >='],
  ['date', { answerDate: '2026-03-01' }, { valueDate: '2026-02-28' }, '!= < <='],
  ['date', { answerDate: '2026-03' }, { valueDate: '2026-03-15' }, '= >= <='],
  [
    'dateTime',
    { answerDateTime: '2026-03-01T10:00:00Z' },
    { valueDateTime: '2026-03-01T12:00:00+02:00' },
    '= >= <=',
  ],
  [
    'dateTime',
    { answerDateTime: '2026-03-01T10:00:00Z' },
    { valueDateTime: '2026-03-01T11:00:00Z' },
    '!= > >=',
  ],
  ['time', { answerTime: '09:00:00' }, { valueTime: '08:59:59' }, '!= < <='],
  ['string', { answerString: 'b' }, { valueString: 'b' }, '= >= <='],
  ['string', { answerString: 'b' }, { valueString: 'c' }, '!= > >='],
  ['quantity', { answerQuantity: { value: 10, code: 'kg' } }, quantity(10, 'kg'), '= >= <='],
  ['quantity', { answerQuantity: { value: 10, code: 'kg' } }, quantity(11, 'kg'), '!= > >='],
  ['quantity', { answerQuantity: { value: 10, code: 'kg' } }, quantity(11, 'g'), '!='],
  ['choice', { answerCoding: { system: 'urn:test:codes', code: 'a' } }, coding('a'), '='],
  ['choice', { answerCoding: { code: 'a' } }, coding('a'), '='],
  ['choice', { answerCoding: { system: 'urn:test:codes', code: 'a' } }, coding('b'), '!='],
])('%s with %j answered %j: %s', (type, named, answer, holding) => {
  for (const operator of ['=', '!=', '>', '<', '>=', '<=', ...(type === 'boolean' ? ['exists'] : [])]) {
    const enableWhen = [
      { question: 'q', operator, ...(operator === 'exists' ? { answerBoolean: true } : named) },
    ];
    const question = type === 'choice' ? choice('q', ['a', 'b']) : { linkId: 'q', type };
    const form = formOf([question, { linkId: 'x', type: 'string', enableWhen }]);
    expect([operator, enablement(form, [answered('q', answer)])('x', '')]).toEqual([
      operator,
      holding.split(' ').includes(operator),
    ]);
    expect(enablement(form, [])('x', '')).toBe(false);
  }
});

describe('conditions', () => {
  const when = (question: string) => ({ question, operator: '=', answerBoolean: true });
  const base = [
    { linkId: 'a', type: 'boolean' },
    { linkId: 'b', type: 'boolean' },
  ];
  const yes = (linkId: string, instance = '') => answered(linkId, { valueBoolean: true }, instance);

  test('any and all; any where the form does not say', () => {
    const enableWhen = [when('a'), when('b')];
    const item = { type: 'string', enableWhen };
    const form = formOf([
      ...base,
      { linkId: 'all', ...item, enableBehavior: 'all' },
      { linkId: 'any', ...item, enableBehavior: 'any' },
      { linkId: 'plain', ...item },
    ]);
    const of = (...items: ReturnType<typeof yes>[]) =>
      ['all', 'any', 'plain'].map((linkId) => enablement(form, items)(linkId, ''));
    expect([of(), of(yes('a')), of(yes('a'), yes('b'))]).toEqual([
      [false, false, false],
      [false, true, true],
      [true, true, true],
    ]);
  });

  test('exists: declined and skipped are no answer', () => {
    const exists = (answerBoolean: boolean) => [{ question: 'a', operator: 'exists', answerBoolean }];
    const form = formOf([
      ...base,
      { linkId: 'has', type: 'string', enableWhen: exists(true) },
      { linkId: 'hasNot', type: 'string', enableWhen: exists(false) },
    ]);
    const declined = { ...yes('a'), status: 'declined' as const, answers: [] };
    for (const items of [[], [declined]]) {
      expect([enablement(form, items)('has', ''), enablement(form, items)('hasNot', '')]).toEqual([
        false,
        true,
      ]);
    }
    expect([enablement(form, [yes('a')])('has', ''), enablement(form, [yes('a')])('hasNot', '')]).toEqual([
      true,
      false,
    ]);
  });

  test('the answer to a question that is not asked does not count', () => {
    const form = formOf([
      ...base,
      { linkId: 'c', type: 'boolean', enableWhen: [when('a')] },
      { linkId: 'd', type: 'string', enableWhen: [when('c')] },
    ]);
    expect(enablement(form, [yes('a'), yes('c')])('d', '')).toBe(true);
    expect(enablement(form, [yes('c')])('d', '')).toBe(false);
  });

  test('in a repeating group its own repetition decides', () => {
    const form = formOf([
      {
        linkId: 'g',
        type: 'group',
        repeats: true,
        item: [...base, { linkId: 'x', type: 'string', enableWhen: [when('a')] }],
      },
    ]);
    const isEnabled = enablement(form, [yes('a', '1')]);
    expect([isEnabled('x', '0'), isEnabled('x', '1')]).toEqual([false, true]);
    expect(repetitionCount(form, [yes('a', '1')], 'g', '')).toBe(2);
    expect(instancesOf(form, [yes('a', '1')], 'x')).toEqual(['0', '1']);
    expect(withoutRepetition(form, [yes('a', '0'), yes('b', '1')], 'g', '0')).toEqual([yes('b', '0')]);
  });
});

test('an item is never asked below one that is not, and what is asked does not change when the rest is left out', () => {
  fc.assert(
    fc.property(randomAnswers, ({ form, items }) => {
      const isEnabled = enablement(form, items);
      for (const { item, parent, around } of placesOf(form).values()) {
        for (const instance of instancesOf(form, items, item.linkId)) {
          if (!isEnabled(item.linkId, instance) || !parent) continue;
          expect(isEnabled(parent.linkId, outerInstance(instance, around.length))).toBe(true);
        }
      }
      const kept = enabledItems(items, isEnabled);
      const again = enablement(form, kept);
      expect(enabledItems(kept, again)).toEqual(kept);
      for (const missing of missingItems(form, items))
        expect(isEnabled(missing.item.linkId, missing.instance)).toBe(true);
    }),
    { seed: 61, numRuns: 150 },
  );
});

test('missing: only what is asked of a person, and no repetition that nobody began', () => {
  const hidden = [
    { url: 'http://hl7.org/fhir/StructureDefinition/questionnaire-hidden', valueBoolean: true },
  ];
  const form = formOf([
    { linkId: 'a', type: 'string', required: true },
    { linkId: 'h', type: 'string', required: true, extension: hidden },
    { linkId: 'r', type: 'string', required: true, readOnly: true },
    { linkId: 'u', type: 'attachment', required: true },
    {
      linkId: 'g',
      type: 'group',
      repeats: true,
      item: [
        { linkId: 'b', type: 'string', required: true },
        { linkId: 'c', type: 'string' },
      ],
    },
  ]);
  const keys = (items: Parameters<typeof missingItems>[1]) =>
    missingItems(form, items).map(({ item, instance }) => `${instance} ${item.linkId}`);
  expect(keys([])).toEqual([' a']);
  expect(keys([answered('c', { valueString: 'x' }, '1')])).toEqual([' a', '1 b']);
});
