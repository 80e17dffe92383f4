import { expect, test } from 'vitest';
import type { CallReview } from '#shared/domain/call-review.ts';
import { makeCall, makePatient, testId } from '#shared/domain/test-documents.ts';
import { claimedAuthors, sealBroken } from './authorship.ts';
import { supervisorWordRefused } from './supervisor-rules.ts';
import type { Content } from './write-documents.ts';

const AT = '2026-11-12T09:00:00.000Z';
const nurse = { staffId: testId(9001), role: 'care-manager' } as const;
const lead = { staffId: testId(9003), role: 'supervisor' } as const;
const content = (document: object) => document as Content;

const review = (kind: CallReview['kind'], by: string): CallReview => ({
  ...{ id: testId(70), kind, text: 'Which pills?', at: AT, by },
});
const call = content(makeCall({ staffId: nurse.staffId }));
const reviewed = (kind: CallReview['kind'], by: string) => content({ ...call, reviews: [review(kind, by)] });

test.each(['comment', 'co-signed', 'returned'] as const)('TEAM-1 %s is a word of supervisors', (kind) => {
  expect(supervisorWordRefused('calls', lead, reviewed(kind, lead.staffId), call)).toBeNull();
  expect(supervisorWordRefused('calls', nurse, reviewed(kind, nurse.staffId), call)).toMatchObject({
    code: 'NOT_QUALIFIED',
  });
});

test('TEAM-1 the author alone answers', () => {
  expect(supervisorWordRefused('calls', nurse, reviewed('answered', nurse.staffId), call)).toBeNull();
  expect(supervisorWordRefused('calls', lead, reviewed('answered', lead.staffId), call)).not.toBeNull();
});

test('TEAM-1 MERGE-10 a review is in the name of who gives it, is added to a signed call, and stays', () => {
  const returned = reviewed('returned', lead.staffId);
  expect(claimedAuthors('calls', returned, call)).toEqual([lead.staffId]);
  expect(sealBroken('calls', returned, call)).toBeNull();
  expect(sealBroken('calls', call, returned)).toMatch(/signed/);
  expect(sealBroken('calls', content({ ...returned, numberDialled: '555-0199' }), call)).toMatch(/signed/);
});

test('TEAM-2 MERGE-10 a supervisor closes a month in her own name, nobody else does, and the trail stays', () => {
  const patient = content(makePatient());
  const event = {
    ...{ id: testId(71), month: '2026-10', kind: 'closed', seconds: [], codes: [] },
    ...{ reason: '', at: AT, by: lead.staffId },
  };
  const closed = content({ ...patient, monthCloses: [event] });
  expect(supervisorWordRefused('patients', lead, closed, patient)).toBeNull();
  expect(supervisorWordRefused('patients', nurse, closed, patient)).toMatchObject({ code: 'NOT_QUALIFIED' });
  expect(claimedAuthors('patients', closed, patient)).toEqual([lead.staffId]);
  expect(sealBroken('patients', patient, closed)).toMatch(/only added to/);
  expect(sealBroken('patients', closed, patient)).toBeNull();
});

test.each([
  ['no', 'reported', true],
  ['reported', 'no', true],
  ['reported', 'confirmed', false],
  ['confirmed', 'no', false],
] as const)('TEAM-3 a care manager makes %s %s: %s', (before, after, mayDo) => {
  const change = [
    content(makePatient({ deceased: after })),
    content(makePatient({ deceased: before })),
  ] as const;
  expect(supervisorWordRefused('patients', nurse, ...change) === null).toBe(mayDo);
  expect(supervisorWordRefused('patients', lead, ...change)).toBeNull();
});
