import { expect, test } from 'vitest';
import { CONSENT_TELLINGS, tellingsOf } from '#shared/content/consent-tellings.ts';
import {
  beginsProgram,
  type ConsentWords,
  consentProblem,
  enrollmentsAfter,
  latestConsent,
} from './consent-rules.ts';
import { type Consent, Program } from './patient.ts';
import { makePatient, testId } from './test-documents.ts';

const words = (changes: Partial<ConsentWords> = {}): ConsentWords => ({
  program: 'CCM',
  decision: 'accepted',
  method: 'verbal',
  costSharingDisclosed: true,
  onePractitionerDisclosed: true,
  rightToStopDisclosed: true,
  billingPractitioner: 'Dr. Ines Okafor',
  ...changes,
});
const consent = (decision: Consent['decision'], obtainedAt: string): Consent => ({
  ...{
    id: testId(1),
    program: 'CCM',
    decision,
    method: 'verbal',
    obtainedAt,
    obtainedBy: 'Maria Lopez, LPN',
  },
  ...{ costSharingDisclosed: true, onePractitionerDisclosed: true, rightToStopDisclosed: true },
});
const enrolled = makePatient({
  enrollments: [
    {
      id: testId(2),
      program: 'CCM',
      status: 'active',
      startedOn: '2026-01-01',
      endedOn: '',
      billingPractitioner: 'Dr. X',
    },
  ],
});
const nobody = makePatient({ enrollments: [], consents: [] });

test.each([
  ['CCM', 3],
  ['PCM', 3],
  ['APCM', 3],
  ['RPM', 1],
  ['RTM', 1],
  ['BHI', 1],
  ['CoCM', 1],
  ['CHI', 2],
  ['PIN', 2],
  ['TCM', 0],
  ['sharing', 0],
] as const)('a consent to %s has to tell %i things', (program, count) => {
  expect(tellingsOf(program)).toHaveLength(count);
});

test('every program that a telling names is one', () => {
  for (const { programs } of CONSENT_TELLINGS) for (const program of programs) Program.parse(program);
});

test('an acceptance without what had to be said is refused, a refusal is not', () => {
  expect(consentProblem(enrolled, words(), ['cost sharing'])).toMatch(/Say it first/);
  expect(consentProblem(enrolled, words({ decision: 'declined' }), ['cost sharing'])).toBe('');
  expect(consentProblem(enrolled, words(), [])).toBe('');
});

test('only what was accepted is taken back', () => {
  const revoked = words({ decision: 'revoked' });
  expect(consentProblem({ ...enrolled, consents: [] }, revoked, [])).toMatch(/no consent to take back/);
  const accepted = { ...enrolled, consents: [consent('accepted', '2026-03-01T10:00:00.000Z')] };
  expect(consentProblem(accepted, revoked, [])).toBe('');
  const again = {
    ...accepted,
    consents: [...accepted.consents, consent('revoked', '2026-04-01T10:00:00.000Z')],
  };
  expect(consentProblem(again, revoked, [])).not.toBe('');
  expect(latestConsent(again, 'CCM')?.decision).toBe('revoked');
});

test('a consent to a program she is not in begins it on that day, with who bills it', () => {
  expect(consentProblem(nobody, words({ billingPractitioner: '' }), [])).toMatch(/Name the practitioner/);
  const after = enrollmentsAfter(nobody, words(), { id: testId(3), today: '2026-11-22' });
  expect(after).toMatchObject([
    { program: 'CCM', status: 'active', startedOn: '2026-11-22', billingPractitioner: 'Dr. Ines Okafor' },
  ]);
  expect(enrollmentsAfter(enrolled, words(), { id: testId(3), today: '2026-11-22' })).toBe(
    enrolled.enrollments,
  );
  for (const other of [words({ decision: 'declined' }), words({ program: 'sharing' })]) {
    expect(beginsProgram(nobody, other)).toBe(false);
    expect(enrollmentsAfter(nobody, other, { id: testId(3), today: '2026-11-22' })).toEqual([]);
  }
});
