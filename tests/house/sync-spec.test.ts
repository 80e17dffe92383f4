import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '#build/root.ts';
import { findTestTitles, titlesOf } from '#tests/support/test-titles.ts';

const rules = [
  ...readFileSync(join(root, 'shared/sync/SPEC.md'), 'utf8').matchAll(/^- \*\*([A-Z]+-\d+)\*\* /gm),
].map((match) => match[1] ?? '');
const kinds = [...new Set(rules.map((rule) => rule.split('-')[0]))];
const named = findTestTitles(root).flatMap(({ file, title }) =>
  [...title.matchAll(new RegExp(`\\b(?:${kinds.join('|')})-\\d+\\b`, 'g'))].map(([rule]) => ({ file, rule })),
);

test('every rule of how a device and the server agree is in the title of a test', () => {
  expect(rules.length).toBeGreaterThan(40);
  expect(rules.filter((rule, index) => rules.indexOf(rule) !== index)).toEqual([]);
  const tested = new Set(named.map(({ rule }) => rule));
  expect(rules.filter((rule) => !tested.has(rule))).toEqual([]);
});

test('every rule that the title of a test names is in the SPEC', () => {
  expect(named.filter(({ rule }) => !rules.includes(rule))).toEqual([]);
});

test('a title is what a test that runs is called, and not a word in a comment', () => {
  const code = `
    // test('PULL-1 in a comment', () => {})
    test('PULL-2 one', () => {});
    test(\`PULL-3 two (seed \${seed})\`, async () => { it("PULL-4 three", f); });
    test.each([1])('PULL-5 four %i', f);
    test.skip('PULL-6 idle', f);
    other('PULL-7 no test', f);
    test.describe.serial('PULL-8 a group', () => {});
  `;
  expect(titlesOf(code)).toEqual(['PULL-2 one', 'PULL-3 two (seed …)', 'PULL-4 three', 'PULL-5 four %i']);
});
