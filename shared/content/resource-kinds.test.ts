import { expect, test } from 'vitest';
import { NEED_GUIDES } from './needs.ts';
import { kindsOfWords, RESOURCE_KINDS, resourceKindLabel } from './resource-kinds.ts';

test('each kind that a need asks for is one of the directory', () => {
  const known = new Set(RESOURCE_KINDS.map(({ kind }) => kind));
  expect(known.size).toBe(RESOURCE_KINDS.length);
  const asked = NEED_GUIDES.flatMap(({ resourceKinds }) => resourceKinds);
  expect(asked.filter((kind) => !known.has(kind))).toEqual([]);
});

test.each<[string, string[]]>([
  ['home-care', ['home-care']],
  ['Food Pantries', ['food']],
  ['Home-Delivered MEALS', ['food']],
  ['Senior Ride Programs', ['transportation']],
  ['Housing/Shelter', ['housing', 'shelter']],
  ['Lawn ornaments', []],
  ['Bicycles', []],
  ['', []],
])('"%s" means %j', (words, kinds) => {
  expect(kindsOfWords(words)).toEqual(kinds);
});

test('a kind that is not known is called as it is written', () => {
  expect([resourceKindLabel('food'), resourceKindLabel('pets')]).toEqual(['Food', 'pets']);
});
