import { expect, test } from 'vitest';
import type { CarePlan } from '#shared/domain/care-plan.ts';
import { testId } from '#shared/domain/test-documents.ts';
import { makeGoal } from '#tests/support/goal.ts';
import { mergeDocuments } from './merge-documents.ts';

const goal = makeGoal('Walk');
const copy = (number: number) => ({
  id: testId(number),
  givenAt: '2026-11-20T15:00:00.000Z',
  givenBy: testId(2),
  recipient: 'Rosa',
  method: 'mail' as const,
  language: 'en',
});
const version: CarePlan = {
  id: testId(1),
  updatedAt: '2026-11-01T12:00:00.000Z',
  updatedBy: testId(2),
  deviceId: testId(3),
  rev: 1,
  receivedAt: '2026-11-01T12:00:01.000Z',
  patientId: testId(4),
  version: 1,
  status: 'active',
  problems: [],
  goals: [goal],
  interventions: [],
  barriers: [],
  sections: [],
  signatures: [],
  copies: [],
};

test('PLAN-2 copies given apart are both kept, superseded wins over a copy, and nothing else of a version is merged', () => {
  const mine = { ...version, copies: [copy(5)], goals: [{ ...goal, description: 'Run' }] };
  const theirs = { ...version, status: 'superseded' as const, copies: [copy(6)] };
  for (const [one, other] of [
    [mine, theirs],
    [theirs, mine],
  ] as const) {
    const { document } = mergeDocuments('carePlans', version, one, other);
    expect(document.status).toBe('superseded');
    expect(new Set(document.copies.map(({ id }) => id))).toEqual(new Set([testId(5), testId(6)]));
    expect(document.goals).toEqual(other.goals);
  }
});
