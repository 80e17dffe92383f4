import { expect, test } from 'vitest';
import { ReferralState } from './referral.ts';
import {
  advancedReferral,
  daysOpen,
  followUpOn,
  isEnded,
  REFERRAL_TRANSITIONS,
  type ReferralStep,
} from './referral-lifecycle.ts';
import { isOpen, type Task } from './task.ts';
import { makeTask, testId } from './test-documents.ts';

const START = Date.parse('2026-11-02T15:00:00.000Z');
const at = (day: number) => new Date(START + day * 86_400_000).toISOString();

function referral(state: ReferralState): Task {
  return makeTask({
    kind: 'referral',
    dueAt: at(1),
    referral: {
      ...{ patientNeedId: testId(7), resourceId: '', resourceName: '', resourcePhone: '' },
      hasConsent: state !== 'proposed',
      state,
      events: [{ id: testId(8), state, at: at(0), by: testId(9001), note: '' }],
    },
  });
}

function advance(task: Task, state: ReferralState, day: number): Task | null {
  const step: ReferralStep = { id: testId(100 + day), state, at: at(day), by: testId(9001), note: '' };
  return advancedReferral(
    task,
    step,
    (instant) => instant.slice(0, 10),
    (date) => `${date}T22:00:00.000Z`,
  );
}

const walk = (task: Task, ...steps: [ReferralState, number][]): Task =>
  steps.reduce((one, [state, day]) => {
    const next = advance(one, state, day);
    expect(next, `to ${state} on day ${day}`).not.toBeNull();
    return next as Task;
  }, task);

test.each(ReferralState.options.flatMap((from) => ReferralState.options.map((to) => [from, to] as const)))(
  'from %s to %s goes only as the table says, and status follows',
  (from, to) => {
    const next = advance(referral(from), to, 1);
    expect(next !== null).toBe(REFERRAL_TRANSITIONS[from].includes(to));
    if (!next) return;
    expect(next.referral?.events.at(-1)).toMatchObject({ state: to, at: at(1) });
    expect(isOpen(next)).toBe(!isEnded(to));
    expect(next.completedAt).toBe(isEnded(to) ? at(1) : '');
  },
);

test('nothing is sent before she has agreed', () => {
  expect(advance(referral('proposed'), 'sent', 1)).toBeNull();
  expect(walk(referral('proposed'), ['agreed', 1], ['sent', 1]).referral).toMatchObject({
    hasConsent: true,
    state: 'sent',
  });
});

test('follow-ups are due 7, 14 and 30 days after it was sent, then every week', () => {
  const sent = '2026-11-02';
  expect(followUpOn(sent, '2026-11-02')).toBe('2026-11-09');
  expect(followUpOn(sent, '2026-11-08')).toBe('2026-11-09');
  expect(followUpOn(sent, '2026-11-09')).toBe('2026-11-16');
  expect(followUpOn(sent, '2026-11-16')).toBe('2026-12-02');
  expect(followUpOn(sent, '2026-12-02')).toBe('2026-12-09');
});

test('each step without an outcome moves the due time to the next follow-up', () => {
  const due = (...steps: [ReferralState, number][]) => walk(referral('agreed'), ...steps).dueAt.slice(0, 10);
  expect(due(['sent', 0])).toBe('2026-11-09');
  expect(due(['sent', 0], ['sent', 7])).toBe('2026-11-16');
  expect(due(['sent', 0], ['accepted', 3], ['connected', 14])).toBe('2026-12-02');
});

test('one that is sent again after it came to nothing counts anew', () => {
  const again = walk(referral('agreed'), ['sent', 0], ['unreachable', 20], ['sent', 21]);
  expect(again).toMatchObject({ status: 'in-progress', completedAt: '' });
  expect(again.dueAt.slice(0, 10)).toBe('2026-11-30');
});

test('the days to closure stop at the outcome', () => {
  const done = walk(referral('agreed'), ['sent', 0], ['received', 21]);
  expect(daysOpen(done.referral?.events ?? [], at(40))).toBe(21);
  expect(daysOpen(referral('sent').referral?.events ?? [], at(40))).toBe(40);
});
