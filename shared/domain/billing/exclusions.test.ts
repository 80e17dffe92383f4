/** @file Each row of domain.md 1.6, on months that would support both sides. */
import { expect, test } from 'vitest';
import { BILLING_EXCLUSIONS, BILLING_RULES, BILLING_SWITCHES } from '#shared/content/billing/index.ts';
import type { BillingFacts, ProgramSeconds } from './billing-facts.ts';
import { billingReadiness } from './readiness.ts';
import { completeFacts } from './test-facts.ts';

const TABLES = { rules: BILLING_RULES, exclusions: BILLING_EXCLUSIONS, switches: BILLING_SWITCHES };
const much: ProgramSeconds = {
  clinicalStaff: 7200,
  practitioner: 7200,
  behavioralCareManager: 7200,
  auxiliaryPersonnel: 7200,
};

function states(facts: BillingFacts): Record<string, string> {
  return Object.fromEntries(billingReadiness(facts, TABLES).map(({ code, state }) => [code, state]));
}

function month(programs: BillingFacts['programs'], change: Partial<BillingFacts> = {}): BillingFacts {
  return completeFacts(programs, {
    seconds: new Map(programs.map((program) => [program, much])),
    switches: { 'pcm-general-supervision': true },
    ...change,
  });
}

type Expected = Record<string, 'supported' | 'excluded' | 'review'>;

test.each<[string, BillingFacts, Expected]>([
  [
    'complex and not',
    month(['CCM'], { hasComplexDecisionMaking: true }),
    { '99487': 'supported', '99489': 'supported', '99490': 'excluded', '99439': 'excluded' },
  ],
  [
    'staff lane and personal lane',
    month(['CCM']),
    { '99491': 'supported', '99437': 'supported', '99490': 'excluded', '99439': 'excluded' },
  ],
  [
    'chronic and principal care',
    month(['CCM', 'PCM']),
    { '99491': 'supported', '99490': 'excluded', '99424': 'excluded', '99426': 'excluded' },
  ],
  [
    'principal care, personal and staff',
    month(['PCM']),
    { '99424': 'supported', '99426': 'excluded', '99427': 'excluded' },
  ],
  [
    'advanced primary care with chronic and principal care',
    month(['APCM', 'CCM', 'PCM']),
    { G0557: 'supported', '99490': 'excluded', '99491': 'excluded', '99424': 'excluded' },
  ],
  [
    'advanced primary care with remote monitoring',
    month(['APCM', 'RPM']),
    { G0557: 'supported', '99457': 'review' },
  ],
  [
    'the same, confirmed by the practice',
    month(['APCM', 'RPM'], { switches: { 'apcm-with-remote-monitoring': true } }),
    { G0557: 'supported', '99457': 'supported' },
  ],
  [
    'advanced primary care with behavioral health',
    month(['APCM', 'BHI']),
    { G0557: 'supported', '99484': 'excluded', G0570: 'supported' },
  ],
  [
    'chronic care with remote monitoring',
    month(['CCM', 'RPM']),
    { '99491': 'supported', '99457': 'supported', '99458': 'supported' },
  ],
  [
    'physiologic and therapeutic monitoring',
    month(['RPM', 'RTM']),
    { '98980': 'excluded', '98981': 'excluded', '99457': 'supported' },
  ],
  ['device code, 16 days', month(['RPM'], { deviceDays: 16 }), { '99454': 'supported' }],
  ['device code, 15 days', month(['RPM'], { deviceDays: 15 }), { '99445': 'supported' }],
  [
    'chronic care with behavioral health',
    month(['CCM', 'BHI']),
    { '99491': 'supported', '99484': 'supported' },
  ],
  [
    'behavioral health and collaborative care',
    month(['BHI', 'CoCM']),
    { '99493': 'supported', '99484': 'excluded' },
  ],
  [
    'community health integration with chronic care',
    month(['CCM', 'CHI']),
    { G0019: 'supported', '99491': 'supported' },
  ],
  [
    'navigation and peer navigation',
    month(['PIN']),
    { G0140: 'supported', G0023: 'excluded', G0024: 'excluded' },
  ],
  [
    'chronic care and monthly dialysis',
    month(['CCM'], { flags: new Set(['dialysis']) }),
    { '99491': 'review' },
  ],
  [
    'one level of advanced primary care',
    month(['APCM'], { isQualifiedMedicareBeneficiary: true }),
    { G0558: 'supported', G0557: 'excluded' },
  ],
  [
    'alignment to a payment model',
    month(['CCM'], { flags: new Set(['model-aligned']) }),
    { '99491': 'review' },
  ],
])('%s', (_name, facts, expected) => {
  expect(states(facts)).toMatchObject(expected);
});

test('15 days of data are the short device code and not the long one, 16 the other way round', () => {
  expect(states(month(['RPM'], { deviceDays: 15 }))).toMatchObject({
    '99445': 'supported',
    '99454': 'needs-facts',
  });
  expect(states(month(['RPM'], { deviceDays: 16 }))).not.toHaveProperty('99445');
});

test('chronic care and a transition stand side by side, each with its own facts', () => {
  const transition = {
    dischargedOn: '2026-10-02',
    firstContactOn: '2026-10-06',
    attemptedOn: [],
    visitOn: '2026-10-09',
    decisionMaking: 'high',
    medicationsReconciledOn: '2026-10-09',
  } as const;
  // Discharged on a Friday: Tuesday is the second business day, and the seventh day is Friday the 9th.
  expect(states(month(['CCM', 'TCM'], { transitions: [transition] }))).toMatchObject({
    '99496': 'supported',
    '99495': 'excluded',
    '99491': 'supported',
  });
  expect(
    states(month(['TCM'], { transitions: [{ ...transition, firstContactOn: '2026-10-07' }] })),
  ).toMatchObject({ '99496': 'needs-facts' });
  const tried = { ...transition, firstContactOn: '', attemptedOn: ['2026-10-05', '2026-10-06'] } as const;
  expect(states(month(['TCM'], { transitions: [tried] }))).toMatchObject({ '99496': 'supported' });
  expect(
    states(
      month(['TCM'], {
        transitions: [{ ...transition, visitOn: '2026-10-10', medicationsReconciledOn: '2026-10-10' }],
      }),
    ),
  ).toMatchObject({ '99496': 'needs-facts', '99495': 'supported' });
  // The Columbus Day holiday of October 12 is no business day: from Friday the 9th, Wednesday the 14th is the second.
  const holiday = {
    ...transition,
    dischargedOn: '2026-10-09',
    firstContactOn: '2026-10-14',
    visitOn: '2026-10-16',
    medicationsReconciledOn: '2026-10-16',
  };
  expect(states(month(['TCM'], { transitions: [holiday] }))).toMatchObject({ '99496': 'supported' });
});
