import { describe, expect, test } from 'vitest';
import type { Escalation, EscalationStep } from './escalation.ts';
import {
  arrivalStep,
  arrivedAt,
  doneSteps,
  dueAt,
  escalationOf,
  followUpBy,
  isTakenOver,
  isUnacknowledged,
  mayAcknowledge,
  nextStep,
  priorityOf,
} from './escalation-rules.ts';
import { makeTask, testId } from './test-documents.ts';

const [AT, LATER] = ['2026-11-20T15:00:00.000Z', '2026-11-20T15:20:00.000Z'];
const step = (id: number, stepId: string, at = AT, text = ''): EscalationStep => ({
  ...{ id: testId(id), stepId, at, by: testId(9001), text },
});
const escalation = (over: Partial<Escalation> = {}) =>
  makeTask({
    kind: 'escalation',
    escalation: {
      ...escalationOf(makeTask({ createdAt: AT })),
      level: 'E911',
      triggerId: 'overdose',
      ...over,
    },
  });

test('a task that an older release made is an escalation of the same day, in the words of the task', () => {
  const old = makeTask({ kind: 'escalation', detail: 'Short of breath.', createdAt: AT });
  expect(escalationOf(old)).toMatchObject({
    ...{ level: 'SameDay', occurredAt: AT, acknowledgedAt: '' },
    sbar: { situation: 'Short of breath.' },
  });
});

describe('when it arrived', () => {
  test('is the receipt of the first version, also when later ones have later receipts', () => {
    const first = { ...escalation(), receivedAt: AT };
    const kept = arrivalStep(first, () => testId(5));
    expect(kept).toMatchObject({ stepId: 'arrived', at: AT, by: 'server' });
    const second = { ...escalation({ steps: kept ? [kept] : [] }), receivedAt: LATER };
    expect(arrivedAt(second)).toBe(AT);
    expect(arrivalStep(second, () => testId(6))).toBeNull();
  });

  test('is empty while it is on its device, and the earliest where two kept it', () => {
    const here = { ...escalation(), receivedAt: '' as const };
    expect(arrivedAt(here)).toBe('');
    expect(arrivalStep(here, () => testId(5))).toBeNull();
    expect(arrivedAt(escalation({ steps: [step(1, 'arrived', LATER), step(2, 'arrived', AT)] }))).toBe(AT);
  });
});

test('another person takes it over, while it is open and nobody has', () => {
  expect(mayAcknowledge(escalation(), testId(9001))).toBe(false);
  expect(mayAcknowledge(escalation(), testId(9002))).toBe(true);
  expect(mayAcknowledge(escalation({ acknowledgedAt: LATER }), testId(9002))).toBe(false);
  expect(isUnacknowledged({ ...escalation(), status: 'completed' })).toBe(false);
  expect(isUnacknowledged(makeTask())).toBe(false);
});

test('a step that was taken back is not done; what repeats is done each time, in order', () => {
  const steps = [
    step(3, 'still-answers', LATER),
    step(1, 'still-answers'),
    step(2, 'naloxone'),
    step(4, 'undone', LATER, testId(2)),
  ];
  expect(doneSteps(steps).map(({ id }) => id)).toEqual([testId(1), testId(3)]);
});

test.each([
  ['E911', '2026-11-20T15:00:00.000Z', '2026-11-20T15:00:00.000Z', 'stat'],
  ['RN-now', '2026-11-20T15:00:00.000Z', '2026-11-20T15:00:00.000Z', 'stat'],
  ['SameDay', '2026-11-20T15:00:00.000Z', '2026-11-20T22:00:00.000Z', 'urgent'],
  ['SameDay', '2026-11-20T21:30:00.000Z', '2026-11-20T22:30:00.000Z', 'urgent'],
  ['SameDay', '2026-11-20T23:00:00.000Z', '2026-11-21T00:00:00.000Z', 'urgent'],
] as const)('%s at %s is due at %s, %s', (level, at, due, priority) => {
  expect(dueAt(level, at, 'America/New_York')).toBe(due);
  expect(priorityOf(level)).toBe(priority);
});

test('somebody has it when it was acknowledged, or a step that stands says so', () => {
  expect(isTakenOver({ acknowledgedAt: '', steps: [step(1, 'nurse-called')] })).toBe(false);
  expect(isTakenOver({ acknowledgedAt: AT, steps: [] })).toBe(true);
  expect(isTakenOver({ acknowledgedAt: '', steps: [step(1, 'nurse-accepted')] })).toBe(false);
  const named = [step(1, 'nurse-accepted', AT, 'Lena Ford, RN')];
  expect(isTakenOver({ acknowledgedAt: '', steps: named })).toBe(true);
  expect(isTakenOver({ acknowledgedAt: '', steps: [step(1, 'help-arrived')] })).toBe(true);
  const undone = [step(1, 'help-arrived'), step(2, 'undone', LATER, testId(1))];
  expect(isTakenOver({ acknowledgedAt: '', steps: undone })).toBe(false);
});

test('the contact that follows is due by so many hours after it happened, and never in the past', () => {
  expect(followUpBy(AT, 24, Date.parse(LATER))).toBe('2026-11-21T15:00:00.000Z');
  expect(followUpBy(AT, 24, Date.parse('2026-11-22T10:00:00.000Z'))).toBe('2026-11-22T14:00:00.000Z');
});

describe('the step that comes next', () => {
  const steps = ['stay-on-line', 'naloxone', 'door-open', 'help-arrived'].map((id) => ({
    id,
    repeats: id === 'naloxone',
  }));
  test.each<[string, string[], string | undefined]>([
    ['nothing done', [], 'stay-on-line'],
    ['the first done', ['stay-on-line'], 'naloxone'],
    ['what does not apply left out', ['stay-on-line', 'door-open'], 'help-arrived'],
    ['the last done, then what was left out', ['stay-on-line', 'help-arrived'], 'naloxone'],
    ['what repeats moves nothing', ['stay-on-line', 'naloxone', 'naloxone'], 'door-open'],
    ['all done', ['stay-on-line', 'naloxone', 'door-open', 'help-arrived'], undefined],
  ])('%s', (_case, done, next) => {
    const entries = done.map((stepId, at) => step(at, stepId));
    expect(nextStep(steps, entries)?.id).toBe(next);
  });
});
