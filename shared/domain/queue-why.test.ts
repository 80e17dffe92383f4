import { expect, test } from 'vitest';
import { PROGRAM_TARGETS } from '../content/program-targets.ts';
import type { Patient } from './patient.ts';
import { type PatientFacts, queueContext, rankPatient } from './queue.ts';
import { explainPlace, type Lever } from './queue-why.ts';
import { makeCall, makePatient, makeTask, testId } from './test-documents.ts';

// Tuesday, November 24, 2026, 11:00 AM in New York.
const now = Date.parse('2026-11-24T16:00:00.000Z');
const context = queueContext(now, 'America/New_York', PROGRAM_TARGETS);
const NOTHING: PatientFacts = { tasks: [], calls: [], timeEntries: [] };
const recent = makeCall({ startedAt: '2026-11-20T16:00:00.000Z', endedAt: '2026-11-20T16:10:00.000Z' });
const facts = (changes: Partial<PatientFacts> = {}) => ({ ...NOTHING, calls: [recent], ...changes });

/** Ten others: high risk and long silent down to stable. */
const others = (
  ['high', 'high', 'high', 'rising', 'rising', 'rising', 'stable', 'stable', 'stable', 'maintenance'] as const
)
  .map((riskTier, index) => rankPatient(makePatient({ id: testId(100 + index), riskTier }), facts(), context))
  .filter((row) => row !== null)
  .sort((left, right) => right.points - left.points);

function why(patient: Partial<Patient>, given: PatientFacts = facts()) {
  const found = explainPlace(makePatient(patient), given, others, context);
  const rankAfter = (code: Lever['code']) => found.levers.find((lever) => lever.code === code)?.rank;
  return { ...found, rankAfter };
}

test('tells her place and who stands next to her', () => {
  const callback = [makeTask({ dueAt: '2026-11-24T16:00:00.000Z' })];
  const first = why({}, facts({ tasks: callback }));
  expect(first).toMatchObject({ rank: 1, of: 11, above: null, notListed: null });
  expect(first.below?.patientId).toBe(others[0]?.patientId);
  expect(first.row?.reasons[0]?.text).toBe('Callback promised for 11:00 AM');
});

test('what would move her is ranked by the same rules', () => {
  const callback = [makeTask({ dueAt: '2026-11-24T16:00:00.000Z' })];
  const due = why({}, facts({ tasks: callback }));
  expect(due.rankAfter('contact')).toBe(11);
  expect(due.rankAfter('attempt')).toBe(11);
  expect(due.rankAfter('hold-ends')).toBeUndefined();
  const early = why({ riskTier: 'high', timeZone: 'America/Los_Angeles' });
  expect(early.rank).toBe(11);
  expect(early.rankAfter('hours-open')).toBeLessThanOrEqual(4);
  expect(early.rankAfter('attempt')).toBeUndefined();
});

test('the end of a hold brings her back to where she would stand', () => {
  const holds: Patient['holds'] = [
    {
      ...{ id: testId(70), kind: 'skip', until: '2026-11-25T05:00:00.000Z', reason: 'Away' },
      ...{ by: testId(9001), at: '2026-11-24T15:00:00.000Z' },
    },
  ];
  const held = why({ riskTier: 'high', holds });
  expect(held.rank).toBe(11);
  expect(held.rankAfter('hold-ends')).toBeLessThanOrEqual(4);
  expect(held.rankAfter('tomorrow')).toBeLessThanOrEqual(4);
});

test('the minutes that are missing weigh as much as the queue says', () => {
  const short = why({ riskTier: 'rising' });
  expect(short.rankAfter('minutes')).toBeGreaterThan(short.rank ?? 0);
});

test.each<[string, Partial<Patient>]>([
  ['deceased', { deceased: 'reported' }],
  [
    'not-enrolled',
    { enrollments: makePatient().enrollments.map((one) => ({ ...one, status: 'ended' as const })) },
  ],
  [
    'opted-out',
    { consents: makePatient().consents.map((one) => ({ ...one, decision: 'revoked' as const })) },
  ],
])('who is %s is not in the queue, and why is told', (notListed, patient) => {
  expect(why(patient)).toMatchObject({ row: null, rank: null, notListed, levers: [] });
});
