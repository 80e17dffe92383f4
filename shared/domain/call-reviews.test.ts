import { expect, test } from 'vitest';
import type { Call } from './call.ts';
import type { CallReview } from './call-review.ts';
import {
  hasCorrected,
  hasNewWords,
  openReturn,
  reviewProblem,
  standingOf,
  wordsProblem,
} from './call-reviews.ts';
import { makeCall, testId } from './test-documents.ts';

const [AUTHOR, LEAD, OTHER] = [testId(9001), testId(9003), testId(9004)];
const at = (minute: number) => `2026-11-12T09:${String(minute).padStart(2, '0')}:00.000Z`;
const review = (
  kind: CallReview['kind'],
  minute: number,
  by = kind === 'answered' ? AUTHOR : LEAD,
): CallReview => ({
  ...{ id: testId(70 + minute), kind, text: 'Which pills?', at: at(minute), by },
});
const reviewed = (...kinds: CallReview['kind'][]): Call =>
  makeCall({ reviews: kinds.map((kind, index) => review(kind, index)) });
const added = (call: Call, minute: number, writtenBy = AUTHOR): Call => ({
  ...call,
  addenda: [{ id: testId(90), text: 'The white ones.', writtenAt: at(minute), writtenBy }],
});

test.each([
  ['not-reviewed', []],
  ['commented', ['comment', 'comment']],
  ['co-signed', ['comment', 'co-signed', 'comment']],
  ['returned', ['co-signed', 'returned', 'comment']],
  ['answered', ['returned', 'answered', 'comment']],
  ['returned', ['returned', 'answered', 'returned']],
] as const)('a call stands at %s after %j', (standing, kinds) => {
  expect(standingOf(reviewed(...kinds))).toBe(standing);
});

test('the order of the list counts, whatever the clocks of the devices say', () => {
  const call = makeCall({ reviews: [review('returned', 30), review('answered', 5)] });
  expect(standingOf(call)).toBe('answered');
  expect(openReturn(call)).toBeNull();
});

test.each([
  ['comment', LEAD, 'supervisor', ''],
  ['co-signed', LEAD, 'supervisor', ''],
  ['returned', LEAD, 'supervisor', ''],
  ['comment', OTHER, 'care-manager', 'Only a supervisor'],
  ['returned', AUTHOR, 'care-manager', 'Only a supervisor'],
  ['co-signed', AUTHOR, 'supervisor', 'your own'],
  ['answered', AUTHOR, 'care-manager', 'does not wait'],
  ['answered', LEAD, 'supervisor', 'Only the author'],
] as const)('TEAM-1 %s by %s, a %s: %j', (kind, staffId, role, problem) => {
  expect(reviewProblem(makeCall(), { staffId, role, kind })).toContain(problem);
  expect(reviewProblem(makeCall(), { staffId, role, kind }) === '').toBe(problem === '');
});

test('nothing is said on a call that is not signed', () => {
  for (const kind of ['comment', 'co-signed', 'returned'] as const)
    expect(reviewProblem(makeCall({ signedAt: '' }), { staffId: LEAD, role: 'supervisor', kind })).toMatch(
      /not signed/,
    );
});

test('a return waits for its author, who answers when she has added words; a co-signature takes it back', () => {
  const returned = reviewed('returned');
  const lead = { staffId: LEAD, role: 'supervisor' } as const;
  expect(reviewProblem(returned, { ...lead, kind: 'returned' })).toMatch(/returned already/);
  expect(reviewProblem(returned, { ...lead, kind: 'co-signed' })).toBe('');
  expect(reviewProblem(returned, { staffId: AUTHOR, role: 'care-manager', kind: 'answered' })).toBe('');
  expect(hasCorrected(returned)).toBe(false);
  expect(hasCorrected(added(returned, 5))).toBe(true);
  expect(hasCorrected(added(returned, 5, OTHER))).toBe(false);
});

test('what is co-signed is co-signed again only when words were added since', () => {
  const [signed, word] = [
    reviewed('co-signed'),
    { staffId: OTHER, role: 'supervisor', kind: 'co-signed' } as const,
  ];
  expect(hasNewWords(signed)).toBe(false);
  expect(reviewProblem(signed, word)).toMatch(/co-signed already/);
  expect(hasNewWords(added(signed, 5))).toBe(true);
  expect(reviewProblem(added(signed, 5), word)).toBe('');
});

test('a comment and a return say something, a co-signature may be silent', () => {
  expect(wordsProblem('comment', ' ')).not.toBe('');
  expect(wordsProblem('returned', '')).not.toBe('');
  expect(wordsProblem('co-signed', '')).toBe('');
  expect(wordsProblem('returned', 'Which pills?')).toBe('');
});
