import { expect, test } from 'vitest';
import { BILLING_EXCLUSIONS, BILLING_RULES, BILLING_SWITCHES } from '#shared/content/billing/index.ts';
import type { BillingFacts } from './billing-facts.ts';
import { billingReadiness } from './readiness.ts';
import { consentOn } from './requirements.ts';
import { completeFacts, consentTo, secondsOf } from './test-facts.ts';

const TABLES = { rules: BILLING_RULES, exclusions: BILLING_EXCLUSIONS, switches: BILLING_SWITCHES };

function missingOf(code: string, facts: BillingFacts): string[] {
  const found = billingReadiness(facts, TABLES).find((one) => one.code === code);
  return (found?.requirements ?? []).filter(({ isMet }) => !isMet).map(({ requirement }) => requirement);
}

function month(change: Partial<BillingFacts>, programs: BillingFacts['programs'] = ['CCM']): BillingFacts {
  return completeFacts(programs, {
    seconds: new Map(programs.map((one) => [one, secondsOf(25)])),
    ...change,
  });
}

test.each<[string, Partial<BillingFacts>, string]>([
  ['no consent', { consents: [] }, 'consent'],
  ['a consent to another program', { consents: [consentTo('RPM')] }, 'consent'],
  [
    'a consent that says nothing of costs',
    { consents: [consentTo('CCM', { costSharingDisclosed: false })] },
    'consent',
  ],
  [
    'a consent that came after the month',
    { consents: [consentTo('CCM', { obtainedAt: '2026-11-01T15:00:00.000Z' })] },
    'consent',
  ],
  ['no initiating visit', { initiatingVisitOn: '' }, 'initiating-visit'],
  ['an initiating visit after the month', { initiatingVisitOn: '2026-11-02' }, 'initiating-visit'],
  ['one condition', { chronicConditions: 1 }, 'two-chronic-conditions'],
  ['no plan', { hasPlan: false }, 'care-plan'],
  ['no copy given', { planCopyGivenOn: '' }, 'care-plan-copy-given'],
  ['a plan that nobody approved', { planApprovedOn: '' }, 'practitioner-approval'],
])('chronic care management with %s lacks: %s', (_name, change, requirement) => {
  expect(missingOf('99490', month(change))).toEqual([requirement]);
  expect(billingReadiness(month(change), TABLES).find(({ code }) => code === '99490')?.state).toBe(
    'needs-facts',
  );
});

test('a month with everything lacks nothing', () => {
  expect(missingOf('99490', month({}))).toEqual([]);
});

test('a consent that was revoked holds to the end of that month and not into the next', () => {
  const consents = [
    consentTo('CCM'),
    consentTo('CCM', { decision: 'revoked', obtainedAt: '2026-10-14T15:00:00.000Z' }),
  ];
  expect(consentOn(consents, 'CCM', '2026-10-31')?.decision).toBe('accepted');
  expect(consentOn(consents, 'CCM', '2026-11-01')).toBeNull();
  expect(missingOf('99490', month({ consents }))).toEqual([]);
  expect(missingOf('99490', month({ consents, month: '2026-11' }))).toEqual(['consent']);
});

test('a yearly consent is asked of illness navigation by default, of chronic care only where the practice says so', () => {
  const consents = [
    consentTo('CCM', { obtainedAt: '2025-01-05T15:00:00.000Z' }),
    consentTo('PIN', { obtainedAt: '2025-01-05T15:00:00.000Z' }),
  ];
  expect(missingOf('99490', month({ consents }))).toEqual([]);
  expect(missingOf('99490', month({ consents, switches: { 'ccm-annual-consent': true } }))).toEqual([
    'consent',
  ]);
  expect(missingOf('G0023', month({ consents }, ['PIN']))).toEqual(['consent']);
  expect(missingOf('G0023', month({ consents, switches: { 'pin-annual-consent': false } }, ['PIN']))).toEqual(
    [],
  );
});

test('codes of programs that she is not enrolled in are not looked at', () => {
  expect(billingReadiness(month({}), TABLES).map(({ program }) => program)).not.toContain('RPM');
});

test('a rule of another year is not looked at: the wrapper of safety-net clinics ended with September 2025', () => {
  const clinic = {
    isSafetyNetClinic: true,
    consents: [consentTo('CCM', { obtainedAt: '2024-01-05T15:00:00.000Z' })],
    initiatingVisitOn: '2023-12-01',
    planCopyGivenOn: '2024-01-10',
    planApprovedOn: '2024-01-10',
  } as const;
  const codes = (month: string) =>
    billingReadiness(
      completeFacts(['CCM'], { ...clinic, month, seconds: new Map([['CCM', secondsOf(25)]]) }),
      TABLES,
    )
      .filter(({ state }) => state === 'supported')
      .map(({ code }) => code);
  expect(codes('2025-09')).toEqual(['G0511']);
  expect(codes('2025-10')).toEqual(['99490']);
});
