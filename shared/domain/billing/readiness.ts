/** @file Which codes a patient's month supports, what each lacks, and what excludes what. Prepares for a biller; bills nothing. Pure. */

import { wholeMinutes } from '../minutes.ts';
import type { Program } from '../patient.ts';
import type { BillingFacts, ProgramSeconds } from './billing-facts.ts';
import type { BillingExclusion, BillingRule, BillingSwitch, TimeOf } from './billing-rule.ts';
import { type RequirementState, requirementStates } from './requirements.ts';
import { nextThresholdOf, rulesOn, switchValue, unitsOf, withSwitches } from './units.ts';

/**
 * Where a code stands: `supported` by minutes and facts; `needs-time`; `needs-facts`, the minutes are there and something else is missing;
 * `excluded` by a code that stands before it; `review`, a person has to look first.
 */
export type CodeState = 'supported' | 'needs-time' | 'needs-facts' | 'excluded' | 'review';

/** One code of a patient's month. */
export interface CodeReadiness {
  code: string;
  title: string;
  program: Program;
  state: CodeState;
  /** Units that the minutes support, whatever else is missing. */
  units: number;
  minutes: number;
  /** Minutes at which one more unit is supported; null when more minutes change nothing. */
  nextAtMinutes: number | null;
  requirements: RequirementState[];
  /** Why it is excluded or needs a review; else empty. */
  reason: string;
  source: string;
}

/** The tables that readiness is made from. */
export interface BillingTables {
  rules: readonly BillingRule[];
  exclusions: readonly BillingExclusion[];
  switches: readonly BillingSwitch[];
}

/**
 * Looks at every code of the programs that a patient is enrolled in, by the rules of that month (domain.md 1.10: by date of service). Of two
 * codes that exclude one another the one stands that has all it needs; of two that both have, the one that asks for more.
 */
export function billingReadiness(facts: BillingFacts, tables: BillingTables): CodeReadiness[] {
  const rules = rulesOn(tables.rules, `${facts.month}-01`)
    .filter((rule) => facts.programs.includes(rule.program))
    .map((rule) => withSwitches(rule, tables.switches, facts.switches))
    .filter((rule) => rule.deviceDays === null || facts.deviceDays <= rule.deviceDays.maximum);
  const all = rules.map((rule) => ({ rule, ready: look(rule, facts, tables) }));
  dropAddOnsWithoutBase(all);
  for (const exclusion of tables.exclusions) exclude(exclusion, all, facts, tables);
  dropAddOnsWithoutBase(all);
  return all.map(({ ready }) => ready);
}

interface Looked {
  rule: BillingRule;
  ready: CodeReadiness;
}

function look(rule: BillingRule, facts: BillingFacts, tables: BillingTables): CodeReadiness {
  const minutes = minutesFor(rule, facts.seconds.get(rule.program));
  const units = unitsOf(rule, minutes);
  const requirements = requirementStates(rule, facts);
  const isComplete = requirements.every(({ isMet }) => isMet) && hasDeviceDays(rule, facts);
  const reason = reviewReason(rule, facts, tables);
  return {
    code: rule.code,
    title: rule.title,
    program: rule.program,
    state: units === 0 ? 'needs-time' : !isComplete ? 'needs-facts' : reason === '' ? 'supported' : 'review',
    units,
    minutes,
    nextAtMinutes: nextThresholdOf(rule, minutes),
    requirements,
    reason,
    source: rule.source,
  };
}

/** Whole minutes of those whose time the code counts, floored once at the total (domain.md 1.7 rule 3). */
export function minutesFor(
  rule: Pick<BillingRule, 'timeOf' | 'program'>,
  seconds: ProgramSeconds | undefined,
): number {
  if (!seconds) return 0;
  const counted: Record<TimeOf, number> = {
    // In chronic care management the practitioner's own time may count as that of staff (domain.md 1.2, 99490).
    'clinical-staff': seconds.clinicalStaff + (rule.program === 'CCM' ? seconds.practitioner : 0),
    practitioner: seconds.practitioner,
    'staff-or-practitioner': seconds.clinicalStaff + seconds.practitioner,
    'behavioral-care-manager': seconds.behavioralCareManager,
    'auxiliary-personnel': seconds.auxiliaryPersonnel,
    nobody: 0,
  };
  return wholeMinutes(counted[rule.timeOf]);
}

function hasDeviceDays(rule: BillingRule, facts: BillingFacts): boolean {
  return rule.deviceDays === null || facts.deviceDays >= rule.deviceDays.minimum;
}

function reviewReason(rule: BillingRule, facts: BillingFacts, { switches }: BillingTables): string {
  const isOn = (id: string) => switchValue(switches, facts.switches, id) === true;
  if (facts.flags.has('model-aligned') && isOn('model-aligned-needs-review')) {
    return 'This patient is aligned to a payment model. The practice looks at this before anything is billed.';
  }
  if (rule.program === 'CCM' && isOn('dialysis-excludes-ccm')) {
    if (facts.flags.has('dialysis')) return 'Monthly dialysis care may exclude this.';
    if (facts.flags.has('hospice')) return 'Hospice oversight may exclude this.';
    if (facts.flags.has('home-health')) return 'Home health oversight may exclude this.';
  }
  if (rule.program === 'CHI' && facts.flags.has('home-health') && isOn('home-health-excludes-chi')) {
    return 'A home health plan stands this month.';
  }
  const isStaffTime = rule.timeOf === 'clinical-staff' || rule.timeOf === 'staff-or-practitioner';
  if (isStaffTime && facts.visitDayPrograms.has(rule.program) && isOn('visit-day-needs-review')) {
    return 'Time was recorded on the day of a visit. The practice decides whether it counts.';
  }
  if (rule.switches.includes('pcm-general-supervision') && !isOn('pcm-general-supervision')) {
    return 'The practice has not confirmed how staff are supervised for this code.';
  }
  return '';
}

/** An add-on stands on its base: without it, it is as far as the base is. */
function dropAddOnsWithoutBase(all: Looked[]): void {
  for (const { rule, ready } of all) {
    if (rule.addsTo.length === 0 || (ready.state !== 'supported' && ready.state !== 'review')) continue;
    const bases = all.filter(({ rule: other }) => rule.addsTo.includes(other.code));
    if (bases.some(({ ready: base }) => base.state === 'supported' || base.state === 'review')) continue;
    ready.state = bases[0]?.ready.state === 'excluded' ? 'excluded' : 'needs-facts';
    ready.reason =
      bases[0]?.ready.reason || `It adds to ${rule.addsTo.join(' or ')}, which is not supported.`;
  }
}

function exclude(
  exclusion: BillingExclusion,
  all: Looked[],
  facts: BillingFacts,
  tables: BillingTables,
): void {
  const isAllowed = exclusion.switches.some(
    (id) => switchValue(tables.switches, facts.switches, id) === true,
  );
  if (isAllowed) return;
  const standing = (codes: readonly string[]) =>
    all.filter(({ rule, ready }) => codes.includes(rule.code) && isStanding(ready));
  const [left, right] = [standing(exclusion.left), standing(exclusion.right)];
  if (left.length === 0 || right.length === 0) return;
  const [winners, losers] = asksForMore(left, right) ? [left, right] : [right, left];
  const codes = winners.map(({ rule }) => rule.code).join(', ');
  for (const { ready } of losers) {
    ready.state = exclusion.result === 'review' ? 'review' : 'excluded';
    ready.reason = `${exclusion.reason} This month has ${codes}.`;
  }
}

function isStanding({ state }: CodeReadiness): boolean {
  return state === 'supported' || state === 'review';
}

/**
 * Of two sides that both stand: the one that includes the other, then the one that needs no review, then the higher threshold, more days of
 * data, more needs, and the practitioner's own minutes. The left one when all that is equal.
 */
function asksForMore(left: readonly Looked[], right: readonly Looked[]): boolean {
  const [mine, theirs] = [weight(left), weight(right)];
  const at = mine.findIndex((value, index) => value !== theirs[index]);
  return at < 0 || (mine[at] ?? 0) > (theirs[at] ?? 0);
}

function weight(side: readonly Looked[]): number[] {
  const rules = side.map(({ rule }) => rule);
  return [
    rules.some(({ program }) => program === 'APCM') ? 1 : 0,
    side.some(({ ready }) => ready.state === 'supported') ? 1 : 0,
    Math.min(...rules.map(({ minimumMinutes }) => minimumMinutes)),
    Math.max(...rules.map(({ deviceDays }) => deviceDays?.minimum ?? 0)),
    Math.max(...rules.map(({ requires }) => requires.length)),
    rules.some(({ timeOf }) => timeOf === 'practitioner') ? 1 : 0,
  ];
}
