/** @file Codes that do not stand together for one patient in one period (domain.md 1.6, seen 2026-11-21). */
import type { BillingExclusion } from '#shared/domain/billing/billing-rule.ts';

const STAFF_CCM = ['99490', 'G2058', '99439'];
const COMPLEX_CCM = ['99487', '99489'];
const PERSONAL_CCM = ['99491', '99437'];
const CCM = [...STAFF_CCM, ...COMPLEX_CCM, ...PERSONAL_CCM, 'G0511'];
const PERSONAL_PCM = ['99424', '99425'];
const STAFF_PCM = ['99426', '99427'];
const PCM = [...PERSONAL_PCM, ...STAFF_PCM];
const APCM = ['G0556', 'G0557', 'G0558'];
const RPM = ['99453', '99454', '99445', '99470', '99457', '99458'];
const RTM = [
  ...['98975', '98976', '98977', '98978', '98984', '98985', '98986'],
  ...['98979', '98980', '98981'],
];
const TCM = ['99495', '99496'];
const COLLABORATIVE = ['99492', '99493', '99494', 'G2214', 'G0512'];

const month = { period: 'calendar-month', result: 'exclusive', switches: [] } as const;

export const BILLING_EXCLUSIONS: readonly BillingExclusion[] = [
  {
    ...month,
    left: STAFF_CCM,
    right: COMPLEX_CCM,
    reason: 'A month is either complex chronic care management or not.',
    source: 'domain.md 1.6: ORBDOC-99489',
  },
  {
    ...month,
    left: [...STAFF_CCM, ...COMPLEX_CCM],
    right: PERSONAL_CCM,
    reason: 'A month is billed either by the minutes of staff or by those of the practitioner.',
    source: 'domain.md 1.6: FAIRPATH-CCM',
  },
  {
    ...month,
    left: CCM,
    right: PCM,
    reason: 'One practitioner bills chronic or principal care management, not both.',
    source: 'domain.md 1.6: CCNHEALTH-PCM, NSIGHT-PCM',
  },
  {
    ...month,
    left: PERSONAL_PCM,
    right: STAFF_PCM,
    reason: 'A month is billed either by the minutes of staff or by those of the practitioner.',
    source: 'domain.md 1.6: from memory',
  },
  {
    ...month,
    left: APCM,
    right: [...CCM, ...PCM, ...TCM],
    reason: 'Advanced primary care management includes these services.',
    source: 'domain.md 1.6: AAFP-APCM, FAIRPATH-BUNDLE',
  },
  {
    ...month,
    left: ['G0556'],
    right: ['G0557', 'G0558'],
    reason: 'One level of advanced primary care management a month.',
    source: 'domain.md 1.2: AAFP-APCM',
  },
  {
    ...month,
    left: ['G0557'],
    right: ['G0558'],
    reason: 'One level of advanced primary care management a month.',
    source: 'domain.md 1.2: AAFP-APCM',
  },
  {
    ...month,
    result: 'review',
    left: APCM,
    right: [...RPM, ...RTM],
    reason: 'Whether remote monitoring may stand beside it was not confirmed.',
    switches: ['apcm-with-remote-monitoring'],
    source: 'domain.md 1.6: from memory',
  },
  {
    ...month,
    left: APCM,
    right: ['99484', '99492', '99493', '99494'],
    reason: 'Beside advanced primary care management, behavioral health has add-on codes of its own.',
    source: 'domain.md 1.6: FAIRPATH-QUICK',
  },
  {
    ...month,
    left: RPM,
    right: RTM,
    reason: 'Physiologic and therapeutic monitoring are not billed for the same patient and period.',
    source: 'domain.md 1.6: NSIGHT-RTM',
  },
  {
    ...month,
    left: ['99470'],
    right: ['99457', '99458'],
    reason: 'The short month and the full month of management are two readings of the same minutes.',
    source: 'domain.md 1.6: RIMIDI-2026',
  },
  {
    ...month,
    left: ['98979'],
    right: ['98980', '98981'],
    reason: 'The short month and the full month of management are two readings of the same minutes.',
    source: 'domain.md 1.3: ORVA-RTM',
  },
  {
    ...month,
    period: 'thirty-days',
    left: ['99445'],
    right: ['99454'],
    reason: 'One window of thirty days has either the short or the long device code.',
    source: 'domain.md 1.6: RIMIDI-2026',
  },
  {
    ...month,
    period: 'thirty-days',
    left: ['98984', '98985', '98986'],
    right: ['98976', '98977', '98978'],
    reason: 'One window of thirty days has either the short or the long device code.',
    source: 'domain.md 1.3: AAPC-RTM',
  },
  {
    ...month,
    left: ['99484'],
    right: COLLABORATIVE,
    reason: 'One practitioner bills behavioral health integration or collaborative care, not both.',
    source: 'domain.md 1.6: from memory',
  },
  {
    ...month,
    left: ['99492'],
    right: ['99493', 'G2214'],
    reason: 'A month of collaborative care is either the first, a later or a short one.',
    source: 'domain.md 1.4: BCBSND-COCM',
  },
  {
    ...month,
    left: ['99493'],
    right: ['G2214'],
    reason: 'A month of collaborative care is either the first, a later or a short one.',
    source: 'domain.md 1.4: NGS-COCM',
  },
  {
    ...month,
    left: ['G0023', 'G0024'],
    right: ['G0140', 'G0146'],
    reason: 'Navigation and peer navigation are not billed for the same condition.',
    source: 'domain.md 1.6: from memory',
  },
  {
    ...month,
    period: 'thirty-days',
    left: ['99496'],
    right: ['99495'],
    reason: 'One transition has one code.',
    source: 'domain.md 1.4: MMBA-TCM',
  },
  {
    ...month,
    left: ['G0511'],
    right: [...STAFF_CCM, ...COMPLEX_CCM, ...PERSONAL_CCM, ...PCM],
    reason: 'A safety-net clinic bills the wrapper or the single codes.',
    source: 'domain.md 1.9: CODINGINTEL-RHC',
  },
];
