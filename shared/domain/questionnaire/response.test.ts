import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ResponseItem } from '../screening.ts';
import type { Json } from './fhir-json.ts';
import { fromResponse } from './from-response.ts';
import { answered, choice, formOf, randomAnswers } from './test-forms.ts';
import { toResponse } from './to-response.ts';

const group = (linkId: string, item: Json[], more: Json = {}): Json => ({
  linkId,
  type: 'group',
  text: linkId,
  item,
  ...more,
});

describe('toResponse', () => {
  test('nests groups, repeats them, and puts children into the answer of their question', () => {
    const form = formOf([
      group('outer', [
        { linkId: 'intro', type: 'display', text: 'Hello' },
        group('person', [{ linkId: 'name', type: 'string', text: 'Name' }], { repeats: true }),
      ]),
      choice('smokes', ['yes', 'no'], { item: [{ linkId: 'packs', type: 'integer', text: 'Packs' }] }),
    ]);
    const items = [
      answered('name', { valueString: 'Ana' }, '0'),
      answered('name', { valueString: 'Ben' }, '1'),
      answered('smokes', 'yes'),
      answered('packs', { valueInteger: 2 }),
    ];
    expect(toResponse(form, items, { head: { id: 'r1', status: 'amended' } })).toEqual({
      ...{
        resourceType: 'QuestionnaireResponse',
        id: 'r1',
        questionnaire: 'urn:test:form|1',
        status: 'amended',
      },
      item: [
        {
          ...{ linkId: 'outer', text: 'outer' },
          item: ['Ana', 'Ben'].map((valueString) => ({
            ...{ linkId: 'person', text: 'person' },
            item: [{ linkId: 'name', text: 'Name', answer: [{ valueString }] }],
          })),
        },
        {
          ...{ linkId: 'smokes', text: 'smokes' },
          answer: [
            {
              valueCoding: { system: 'urn:test:codes', code: 'yes' },
              item: [{ linkId: 'packs', text: 'Packs', answer: [{ valueInteger: 2 }] }],
            },
          ],
        },
      ],
    });
  });

  test('declined and skipped are items with their reason, blanks and empty groups are not there', () => {
    const form = formOf([
      { linkId: 'a', type: 'string' },
      { linkId: 'b', type: 'string' },
      group('g', [{ linkId: 'c', type: 'string' }]),
    ]);
    const without = (linkId: string, status: ResponseItem['status']): ResponseItem => ({
      linkId,
      instance: '',
      status,
      answers: [],
    });
    const response = toResponse(form, [
      without('a', 'declined'),
      without('b', 'skipped'),
      without('c', 'answered'),
    ]);
    const reason = (valueCode: string) => [
      { url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason', valueCode },
    ];
    expect(response.item).toEqual([
      { linkId: 'a', extension: reason('asked-declined') },
      { linkId: 'b', extension: reason('not-asked') },
    ]);
    expect(toResponse(form, []).item).toBeUndefined();
  });
});

test('what is written is read back the same', () => {
  fc.assert(
    fc.property(randomAnswers, ({ form, items }) => {
      const response = toResponse(form, items);
      const back = fromResponse(form, JSON.parse(JSON.stringify(response)) as Json);
      expect(toResponse(form, back)).toEqual(response);
      // Repetitions in which nothing was said close up; where there are none, every answer is back in its place.
      expect(back.map(({ answers, status }) => ({ answers, status }))).toHaveLength(items.length);
      const isDense = back.every((item) =>
        items.some((one) => one.instance === item.instance && one.linkId === item.linkId),
      );
      if (isDense) expect(sorted(back)).toEqual(sorted(items));
    }),
    { seed: 62, numRuns: 200 },
  );
});

function sorted(items: readonly ResponseItem[]): ResponseItem[] {
  return items.toSorted((left, right) =>
    `${left.linkId} ${left.instance}`.localeCompare(`${right.linkId} ${right.instance}`),
  );
}

test('a response of another house: unknown items are left out, codes without system are read', () => {
  const form = formOf([choice('q', ['a', 'b'])]);
  const response = {
    item: [
      { linkId: 'gone', answer: [{ valueString: 'x' }] },
      { linkId: 'q', answer: [{ valueCoding: { code: 'a' } }] },
    ],
  };
  expect(fromResponse(form, response)).toEqual([
    { linkId: 'q', instance: '', status: 'answered', answers: [{ valueCoding: { system: '', code: 'a' } }] },
  ]);
});
