import { expect, test } from 'vitest';
import { createExpectation } from './expectation.ts';
import type { Operation } from './operation.ts';
import { apply, emptyPicture, type Picture } from './picture.ts';

const start: Operation = { do: 'start', patientId: 'p', numberDialled: '1' };
const note = (words: string): Operation => ({ do: 'note', callId: 'c', note: { plan: words } });
const wrapUp: Operation = {
  do: 'wrap-up',
  callId: 'c',
  disposition: 'reached-completed',
  nextContact: { dueAt: '2026-12-01T15:00:00.000Z', kind: 'callback', reason: 'soon' },
};
const done = { is: 'done', made: 'c' } as const;
const after = (...operations: Operation[]): Picture =>
  operations.reduce((picture, one) => apply(picture, one, 'c', 1) ?? picture, emptyPicture());

/** A nurse whose call is open with a note that was acknowledged, then asks for these without an answer. */
function inACall(...asked: Operation[]) {
  const expectation = createExpectation(emptyPicture(), 1);
  expectation.asked([{ number: 1, operation: start }]);
  expectation.answered(1, done);
  expectation.asked([{ number: 2, operation: note('one') }]);
  expectation.answered(2, done);
  if (asked.length > 0)
    expectation.asked(asked.map((operation, index) => ({ number: 10 + index, operation })));
  return expectation;
}

test('an acknowledged write that is gone is lost, and so is everything', () => {
  expect(inACall().compare(after(start, note('one'))).is).toBe('right');
  expect(inACall().compare(after(start)).is).toBe('lost');
  expect(inACall().compare(emptyPicture()).is).toBe('lost');
});

test('a write without an answer is wholly there or not at all', () => {
  const before = after(start, note('one'));
  const whole = after(start, note('one'), wrapUp);
  expect(inACall(wrapUp).compare(before).is).toBe('right');
  expect(inACall(wrapUp).compare(whole).is).toBe('right');
  expect(inACall(wrapUp).compare({ ...whole, tasks: {} }).is).toBe('torn');
  expect(inACall(wrapUp).compare({ ...whole, clock: 'running' }).is).toBe('torn');
  expect(inACall(wrapUp).compare({ ...whole, audited: before.audited }).is).toBe('torn');
  expect(inACall(wrapUp).compare({ ...before, sealed: whole.sealed }).is).toBe('torn');
});

test('words that were never asked for are torn, to the letter', () => {
  expect(inACall().compare(after(start, note('on'))).is).toBe('torn');
});

test('of two things asked at once either may be first, but an answered note is in the sealed call', () => {
  const words = after(start, note('one'), note('two'), wrapUp);
  const wordless = after(start, note('one'), wrapUp);
  expect(inACall(note('two'), wrapUp).compare(wordless).is).toBe('right');
  const answered = inACall(note('two'), wrapUp);
  answered.answered(10, done);
  expect(answered.compare(wordless).is).not.toBe('right');
  expect(answered.compare(words).is).toBe('right');
});

test('answers that no order explains leave nothing possible', () => {
  const twice = inACall(wrapUp, { ...wrapUp, disposition: 'no-answer' });
  twice.answered(10, done);
  twice.answered(11, done);
  expect(twice.possible()).toEqual([]);
});

test('a call whose start was not answered may be there under any id', () => {
  const expectation = createExpectation(emptyPicture(), 1);
  expectation.asked([{ number: 1, operation: start }]);
  const found = after(start);
  expect(expectation.compare({ ...found, call: found.call && { ...found.call, callId: 'any' } }).is).toBe(
    'right',
  );
});
