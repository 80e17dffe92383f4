/** @file What domain.md marks [VERIFY]: decided by the practice, cautious until it has (seen 2026-11-21). */
import type { BillingSwitch } from '#shared/domain/billing/billing-rule.ts';

export const BILLING_SWITCHES: readonly BillingSwitch[] = [
  {
    id: '99437-maximum',
    question: 'How many units of 99437 may a month have?',
    cautious: 1,
    source: 'domain.md 1.2: vendors disagree',
  },
  {
    id: '99489-maximum',
    question: 'How many units of 99489 may a month have?',
    cautious: 2,
    source: 'domain.md 1.2: capped by an unlikely-edit limit that was not confirmed; the ladder shows two',
  },
  {
    id: '99425-maximum',
    question: 'How many units of 99425 may a month have?',
    cautious: 1,
    source: 'domain.md 1.2: no cap confirmed',
  },
  {
    id: '99427-maximum',
    question: 'How many units of 99427 may a month have?',
    cautious: 1,
    source: 'domain.md 1.2: one source says two, another one',
  },
  {
    id: 'pcm-general-supervision',
    question: 'Has the practice confirmed that 99426 and 99427 need general supervision only?',
    cautious: false,
    source: 'domain.md 1.2: one source says direct supervision',
  },
  {
    id: '99453-minimum-days',
    question: 'How many days of data does the set-up code 99453 need from 2026 on?',
    cautious: 16,
    source: 'domain.md 1.3: two days reported, not confirmed',
  },
  {
    id: '99458-maximum',
    question: 'How many units of 99458 may a month have?',
    cautious: 3,
    source: 'domain.md 1.3: three often quoted, not confirmed',
  },
  {
    id: 'messages-are-interactive',
    question: 'Do text messages count as real-time interactive communication?',
    cautious: false,
    source: 'domain.md 1.3: claimed by one vendor',
  },
  {
    id: '99494-maximum',
    question: 'How many units of 99494 may a month have?',
    cautious: 2,
    source: 'domain.md 1.4: limits differ by payer',
  },
  {
    id: 'g2214-midpoint',
    question: 'Is G2214 supported from 16 minutes on, by the midpoint rule?',
    cautious: false,
    source: 'domain.md 1.4: not confirmed',
  },
  {
    id: 'g0022-maximum',
    question: 'How many units of G0022 may a month have?',
    cautious: 2,
    source: 'domain.md 1.4: no cap known, one vendor says two',
  },
  {
    id: 'navigation-midpoint',
    question: 'Does the midpoint rule hold for community health integration and illness navigation?',
    cautious: false,
    source: 'domain.md 1.4: no statement found',
  },
  {
    id: 'home-health-excludes-chi',
    question: 'Does a home health plan exclude community health integration for the month?',
    cautious: true,
    source: 'domain.md 1.4: the month-level exclusion was not confirmed',
  },
  {
    id: 'apcm-with-remote-monitoring',
    question: 'May remote monitoring stand beside advanced primary care management?',
    cautious: false,
    source: 'domain.md 1.6: from memory',
  },
  {
    id: 'dialysis-excludes-ccm',
    question:
      'Do monthly dialysis, home health oversight and hospice oversight exclude chronic care management?',
    cautious: true,
    source: 'domain.md 1.6: older guidance',
  },
  {
    id: 'model-aligned-needs-review',
    question: 'Does a patient aligned to a payment model need a review before anything is billed?',
    cautious: true,
    source: 'domain.md 1.4: not confirmed',
  },
  {
    id: 'pin-annual-consent',
    question: 'Does illness navigation need a new consent each year?',
    cautious: true,
    source: 'domain.md 1.5: from memory',
  },
  {
    id: 'ccm-annual-consent',
    question: 'Does chronic care management need a new consent each year?',
    cautious: false,
    source: 'domain.md 1.5: a 2017 contractor answer and a later one disagree; the later one says once',
  },
  {
    id: 'attempts-are-billable',
    question: 'Do unanswered dials and voicemails count as time?',
    cautious: false,
    source: 'domain.md 1.7 rule 10: no text found',
  },
  {
    id: 'visit-day-needs-review',
    question: 'Does staff time on the day of a visit need a review?',
    cautious: true,
    source: 'domain.md 1.7 rule 11: older guidance excluded it',
  },
];
