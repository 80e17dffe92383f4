import { describe, expect, test } from 'vitest';
import { CALL_GUIDES } from '../content/call-guides/index.ts';
import { CallKind } from './call.ts';
import { CallGuide, fillScript, guideFor, type Prompt } from './call-guide.ts';

const values = {
  patientName: 'Rosa Alvarez',
  staffName: 'Dana',
  practiceName: 'Maple Street Practice',
  callbackNumber: '555-0100',
};

// Words that tell a listener something about health, the program or why the call is made (domain.md 5.5).
const DISCLOSING =
  /\b(chronic|care|program|health|medic\w*|doctor|nurse|hospital|discharge\w*|test|result|diabet\w*|blood|symptom\w*|appointment|medicare|clinic)\b/i;

describe.each(CALL_GUIDES.map((guide) => [guide.title, guide] as const))('%s', (_title, guide) => {
  const prompts: Prompt[] = [
    ...guide.opening,
    ...guide.identity,
    ...guide.otherPerson,
    ...guide.sections.flatMap((section) => section.prompts),
  ];

  test('has the shape of a guide, with ids that are there once', () => {
    expect(CallGuide.parse(guide)).toEqual(guide);
    const inSection = guide.sections.flatMap((section) =>
      section.prompts.map((one) => `${section.id}/${one.id}`),
    );
    expect(new Set(guide.sections.map((one) => one.id)).size).toBe(guide.sections.length);
    expect(new Set(inSection).size).toBe(inSection.length);
    expect(new Set(guide.phrases.map((one) => one.id)).size).toBe(guide.phrases.length);
  });

  test('names only what can be filled in', () => {
    for (const text of [guide.voicemail, ...prompts.map((prompt) => prompt.text)]) {
      expect(fillScript(text, values)).not.toMatch(/[{}]/);
    }
  });

  test('gives nothing away on voicemail, to others, or before the person is known', () => {
    expect(guide.voicemail).not.toMatch(DISCLOSING);
    expect(guide.voicemail).not.toContain('{patientName}');
    const aloud = [...guide.opening, ...guide.identity, ...guide.otherPerson].filter(
      (prompt) => prompt.kind !== 'do',
    );
    for (const prompt of aloud) expect(prompt.text).not.toMatch(DISCLOSING);
  });

  test('has a phrase at hand for each move of motivational interviewing', () => {
    const uses = new Set(guide.phrases.map(({ use }) => use));
    for (const move of ['Open question', 'Affirm', 'Reflect', 'Sum up', 'Importance', 'Confidence']) {
      expect(uses).toContain(move);
    }
    for (const { text } of guide.phrases) expect(fillScript(text, values)).not.toMatch(/[{}]/);
  });

  test('leads through every part of the note and asks for teach-back', () => {
    expect(new Set(guide.sections.map((section) => section.noteSection))).toEqual(
      new Set(['reason', 'assessment', 'education', 'plan']),
    );
    expect(prompts.some((prompt) => prompt.id === 'say-back')).toBe(true);
  });
});

test('every kind of call has a guide of its own or the general one', () => {
  expect(guideFor(CALL_GUIDES, 'monthly-check-in').id).toBe('monthly-check-in');
  expect(guideFor(CALL_GUIDES, 'post-emergency').id).toBe('post-emergency');
  for (const kind of CallKind.options) expect(guideFor(CALL_GUIDES, kind).kinds).toContain(kind);
  expect(() => guideFor([], 'callback')).toThrow(RangeError);
});

test('fillScript fills in names and leaves other braces', () => {
  expect(fillScript('{staffName}, {callbackNumber}, {toString}', values)).toBe('Dana, 555-0100, {toString}');
  expect(fillScript('{patientName}', { ...values, patientName: '$& {staffName}' })).toBe('$& {staffName}');
});
