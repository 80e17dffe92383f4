import { expect, test } from 'vitest';
import { BILLING_EXCLUSIONS, BILLING_RULES, BILLING_SWITCHES } from '#shared/content/billing/index.ts';
import type { Program } from '../program.ts';
import type { BillingFacts, TransitionFacts } from './billing-facts.ts';
import { monthBlocks, nearestCodes } from './month-blocks.ts';
import { billingReadiness } from './readiness.ts';
import { completeFacts, secondsOf } from './test-facts.ts';
import { rulesOn } from './units.ts';

const tables = { rules: BILLING_RULES, exclusions: BILLING_EXCLUSIONS, switches: BILLING_SWITCHES };
const rules = rulesOn(BILLING_RULES, '2026-10-01');

const blocks = (programs: Program[], change: Partial<BillingFacts> = {}) =>
  monthBlocks(billingReadiness(completeFacts(programs, change), tables), rules);
const minutes = (program: Program, count: number) => ({ seconds: new Map([[program, secondsOf(count)]]) });
const missing = (found: ReturnType<typeof blocks>) =>
  found.map(({ code, hasMinutes, missing: lacks }) => [code, hasMinutes, lacks.map(({ what }) => what)]);

test('a month with everything is blocked by nothing, and a longer or complex code that is not there either blocks nothing', () => {
  const complete = { ...minutes('CCM', 65), hasComplexDecisionMaking: false };
  expect(blocks(['CCM'], complete)).toEqual([]);
  expect(blocks(['CCM'], minutes('CCM', 5))).toEqual([]);
});

test('what is missing is named for the service that lacks least, also before the minutes are there', () => {
  const lacks = { consents: [], planCopyGivenOn: '' as const };
  expect(missing(blocks(['CCM'], { ...minutes('CCM', 25), ...lacks }))).toEqual([
    ['99490', true, ['consent', 'care-plan-copy-given']],
  ]);
  expect(missing(blocks(['CCM'], { ...minutes('CCM', 19.99), ...lacks }))).toEqual([
    ['99490', false, ['consent', 'care-plan-copy-given']],
  ]);
});

test('the work of a month is not missing before its minutes are there', () => {
  const silent = { liveInteraction: new Set<Program>() };
  expect(blocks(['RPM'], { ...minutes('RPM', 4), ...silent })).toEqual([]);
  expect(missing(blocks(['RPM'], { ...minutes('RPM', 12), ...silent }))).toEqual([
    ['99470', true, ['live-interaction']],
  ]);
});

test('the level of primary care management that fits is the one that is looked at', () => {
  expect(missing(blocks(['APCM'], { planCopyGivenOn: '' }))).toEqual([
    ['G0557', true, ['care-plan-copy-given']],
  ]);
  expect(missing(blocks(['APCM'], { planCopyGivenOn: '', chronicConditions: 1 }))).toEqual([
    ['G0556', true, ['care-plan-copy-given']],
  ]);
});

test('a transition lacks something only when there is one', () => {
  expect(blocks(['TCM'])).toEqual([]);
  const transition: TransitionFacts = {
    ...{ dischargedOn: '2026-10-06', firstContactOn: '2026-10-07', attemptedOn: [], visitOn: '' as const },
    ...{ decisionMaking: '' as const, medicationsReconciledOn: '2026-10-07' },
  };
  expect(missing(blocks(['TCM'], { transitions: [transition] }))).toEqual([
    ['99495', true, ['visit-within-fourteen-days', 'moderate-decision-making']],
  ]);
});

test('what somebody of the practice has to look at is said as such', () => {
  const visit = { ...minutes('CCM', 25), visitDayPrograms: new Set<Program>(['CCM']) };
  expect(missing(blocks(['CCM'], visit))).toEqual([['99490', true, ['review']]]);
  expect(blocks(['CCM'], { ...visit, switches: { 'visit-day-needs-review': false } })).toEqual([]);
});

test('minutes of the practitioner are looked at once there are some', () => {
  const own = { seconds: new Map([['CCM' as const, secondsOf(35, 'practitioner')]]) };
  const nearest = (facts: Partial<BillingFacts>) =>
    nearestCodes(billingReadiness(completeFacts(['CCM'], facts), tables), rules).map(({ code }) => code);
  expect(nearest(own)).toEqual(['99491']);
  expect(nearest(minutes('CCM', 35))).toEqual(['99490']);
});
