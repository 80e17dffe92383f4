import { describe, expect, test } from 'vitest';
import { loadExpressionCheck } from './expressions.ts';
import type { Json } from './fhir-json.ts';
import { canonical, itemsOf, languagesOf, spokenIn, textIn } from './model.ts';
import { readQuestionnaire } from './read-questionnaire.ts';
import { choice, fhirForm, formOf } from './test-forms.ts';

const problems = (item: Json[]) => {
  const read = readQuestionnaire(fhirForm(item));
  return read.ok ? [] : read.problems;
};
const only = (item: Json, more: Json = {}) => {
  const [first] = formOf([item], more).items;
  if (!first) throw new Error('one item');
  return first;
};
const hl7 = (name: string, value: Json): Json => ({
  url: `http://hl7.org/fhir/StructureDefinition/${name}`,
  ...value,
});
const control = (code: string) =>
  hl7('questionnaire-itemControl', { valueCodeableConcept: { coding: [{ code }] } });

describe('what is wrong with a form', () => {
  test.each([
    ['no Questionnaire', { resourceType: 'Patient' }, /resourceType/],
    ['nothing', null, /resourceType/],
    ['no items', fhirForm([]), /no items/],
    [
      'no name of any kind',
      { resourceType: 'Questionnaire', item: [{ linkId: '1', type: 'string' }] },
      /neither url/,
    ],
  ])('%s', (_what, json, message) => {
    const read = readQuestionnaire(json);
    expect(read.ok ? [] : read.problems.map((one) => one.message)).toEqual([expect.stringMatching(message)]);
  });

  test('a linkId that comes twice, or not at all, or a missing type', () => {
    expect(
      problems([
        { linkId: '1', type: 'string' },
        { linkId: '1', type: 'date' },
      ]),
    ).toMatchObject([{ linkId: '1' }]);
    expect(problems([{ type: 'string', text: 'Name' }])[0]?.message).toContain('no linkId');
    expect(problems([{ linkId: '1' }])[0]?.message).toContain('no type');
  });

  test('a condition on nothing, on a heading, without an answer, with an operator that is none', () => {
    const when = (enableWhen: Json) =>
      problems([
        { linkId: 'g', type: 'group', item: [{ linkId: 'q', type: 'boolean' }] },
        { linkId: 'x', type: 'string', enableWhen: [enableWhen] },
      ]);
    expect(when({ question: 'gone', operator: '=', answerBoolean: true })).toMatchObject([
      { linkId: 'x', message: expect.stringContaining('“gone”') },
    ]);
    expect(when({ question: 'g', operator: 'exists', answerBoolean: true })[0]?.message).toContain(
      'no question',
    );
    expect(when({ question: 'q', operator: '=' })[0]?.message).toContain('cannot be read');
    expect(when({ question: 'q', operator: 'is', answerBoolean: true })[0]?.message).toContain('operator');
    expect(when({ question: 'q', operator: 'exists', answerInteger: 1 })[0]?.message).toContain(
      'answerBoolean',
    );
    expect(when({ question: 'q', operator: '=', answerBoolean: true })).toEqual([]);
  });

  test('conditions that come round, also by way of the parent', () => {
    const on = (linkId: string, question: string, more: Json = {}): Json => ({
      ...{ linkId, type: 'boolean' },
      enableWhen: [{ question, operator: '=', answerBoolean: true }],
      ...more,
    });
    expect(problems([on('a', 'c'), on('b', 'a'), on('c', 'b')])[0]?.message).toBe(
      'It depends on itself: “a” → “c” → “b” → “a”. One of these conditions must go.',
    );
    expect(problems([on('a', 'a')])).toHaveLength(1);
    expect(
      problems([on('g', 'inside', { type: 'group', item: [{ linkId: 'inside', type: 'boolean' }] })]),
    ).toHaveLength(1);
    expect(problems([{ linkId: 'a', type: 'boolean' }, on('b', 'a'), on('c', 'a'), on('d', 'b')])).toEqual(
      [],
    );
  });

  test('an expression that is no FHIRPath, named with its place', async () => {
    const extension = [
      {
        url: 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression',
        valueExpression: { language: 'text/fhirpath', expression: '%resource.item.where(' },
      },
    ];
    const read = readQuestionnaire(
      fhirForm([{ linkId: 's', type: 'decimal', extension }]),
      await loadExpressionCheck(),
    );
    expect(read.ok ? [] : read.problems).toMatchObject([
      { linkId: 's', message: expect.stringContaining('calculatedExpression') },
    ]);
  });
});

describe('what is read', () => {
  test('types that cannot be asked are shown with the reason, and so are answers kept elsewhere', () => {
    const form = formOf([
      { linkId: '1', type: 'attachment', text: 'Photo', required: true },
      { linkId: '2', type: 'choice', answerValueSet: 'http://example.test/vs' },
      { linkId: '3', type: 'open-choice', answerValueSet: 'http://example.test/vs' },
      { linkId: '4', type: 'choice' },
    ]);
    expect(form.items.map((item) => item.type)).toEqual([
      'unsupported',
      'unsupported',
      'open-choice',
      'unsupported',
    ]);
    expect(form.items.map((item) => item.unsupportedReason !== '')).toEqual([true, true, true, true]);
    expect(form.notes).toHaveLength(4);
  });

  test('contained value sets, listed or expanded, with weights', () => {
    const weight = [hl7('ordinalValue', { valueDecimal: 3 })];
    const contained = [
      {
        resourceType: 'ValueSet',
        id: 'listed',
        compose: {
          include: [
            { system: 's', concept: [{ code: 'a', display: 'A', extension: weight }, { code: 'b' }] },
          ],
        },
      },
      {
        resourceType: 'ValueSet',
        id: 'expanded',
        expansion: { contains: [{ system: 's', code: 'c', display: 'C' }] },
      },
    ];
    const form = formOf(
      [
        { linkId: '1', type: 'choice', answerValueSet: '#listed' },
        { linkId: '2', type: 'choice', answerValueSet: '#expanded' },
      ],
      { contained },
    );
    expect(form.items[0]?.options.map((option) => [option.text, option.weight])).toEqual([
      ['A', 3],
      ['b', null],
    ]);
    expect(form.items[1]?.options).toMatchObject([{ value: { valueCoding: { system: 's', code: 'c' } } }]);
  });

  test.each(['ordinalValue', 'itemWeight', 'questionnaire-ordinalValue'])(
    'the weight by %s, on the option or its coding',
    (name) => {
      const extension = [hl7(name, { valueDecimal: 2 })];
      const item = only({
        ...{ linkId: '1', type: 'choice' },
        answerOption: [
          { extension, valueCoding: { code: 'a' } },
          { valueCoding: { code: 'b', extension } },
          { valueInteger: 4 },
        ],
      });
      expect(item.options.map((option) => option.weight)).toEqual([2, 2, null]);
    },
  );

  test('bounds, units, control, help, prefix, privacy, spoken wording', () => {
    const item = only({
      ...{ linkId: '1', type: 'quantity', text: 'Weight', prefix: '1.', required: true, maxLength: 9 },
      extension: [
        ...[hl7('minValue', { valueDecimal: 20 }), hl7('maxValue', { valueInteger: 300 })],
        ...[
          hl7('maxDecimalPlaces', { valueInteger: 1 }),
          control('spinner'),
          hl7('entryFormat', { valueString: 'lb' }),
        ],
        hl7('questionnaire-unitOption', {
          valueCoding: { system: 'http://unitsofmeasure.org', code: '[lb_av]' },
        }),
        { url: 'urn:careline:needs-privacy', valueBoolean: true },
        { url: 'urn:careline:spoken-text', valueString: 'How much do you weigh?' },
      ],
      item: [
        { linkId: '1h', type: 'display', text: 'Without shoes', extension: [control('help')] },
        { linkId: '1c', type: 'string' },
      ],
    });
    expect(item).toMatchObject({
      ...{
        prefix: '1.',
        required: true,
        needsPrivacy: true,
        control: 'spinner',
        help: 'Without shoes',
        entryFormat: 'lb',
      },
      ...{ spokenText: 'How much do you weigh?', units: [{ code: '[lb_av]' }] },
      limits: { min: 20, max: 300, maxDecimalPlaces: 1, maxLength: 9, minLength: null },
    });
    expect(item.items).toMatchObject([{ linkId: '1c', needsPrivacy: true }]);
  });

  test('translations of a text, of what is said and of answers', () => {
    const translation = (content: string) => ({
      extension: [
        hl7('translation', {
          extension: [
            { url: 'lang', valueCode: 'es' },
            { url: 'content', valueString: content },
          ],
        }),
      ],
    });
    const form = formOf([
      {
        ...{ linkId: '1', type: 'choice', text: 'Food?', _text: translation('¿Comida?') },
        extension: [
          {
            url: 'urn:careline:spoken-text',
            valueString: 'Is there food?',
            _valueString: translation('¿Hay comida?'),
          },
        ],
        answerOption: [{ valueCoding: { code: 'y', display: 'Yes', _display: translation('Sí') } }],
      },
    ]);
    const [item] = form.items;
    if (!item?.options[0]) throw new Error('an option');
    expect(languagesOf(form)).toEqual(['en', 'es']);
    expect([textIn(item, 'es-MX'), spokenIn(item, 'es'), textIn(item.options[0], 'es')]).toEqual([
      '¿Comida?',
      '¿Hay comida?',
      'Sí',
    ]);
    expect([textIn(item, 'en'), spokenIn(item, 'en'), textIn(item.options[0], 'fr')]).toEqual([
      'Food?',
      'Is there food?',
      'Yes',
    ]);
  });

  test('what names itself nowhere goes by its title, and without a version by the url alone', () => {
    const read = readQuestionnaire({
      resourceType: 'Questionnaire',
      title: 'Pain (short)',
      item: [{ linkId: '1', type: 'string' }],
    });
    expect(read.ok && canonical(read.questionnaire)).toBe('urn:careline:questionnaire:pain-short-');
  });

  test('an extension of another house by the same name is not taken', () => {
    const extension = [{ url: 'http://example.test/questionnaire-hidden', valueBoolean: true }];
    expect(only({ linkId: '1', type: 'string', extension }).isHidden).toBe(false);
  });

  test('the same LOINC question in two forms keeps the answers of each', () => {
    const code = [{ system: 'http://loinc.org', code: '71802-3' }];
    const one = formOf([choice('q', ['a', 'b'], { code })]);
    const other = formOf([choice('q', ['x'], { code })], { url: 'urn:test:other' });
    expect(itemsOf(one)[0]?.codes).toEqual(itemsOf(other)[0]?.codes);
    expect(itemsOf(one)[0]?.options.map((option) => option.text)).toEqual(['A', 'B']);
    expect(itemsOf(other)[0]?.options.map((option) => option.text)).toEqual(['X']);
  });
});
