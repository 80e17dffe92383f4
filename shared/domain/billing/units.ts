/** @file How many units of a code a number of minutes supports, and which rules hold on a day. Pure. */
import type { LocalDate } from '../primitives.ts';
import type { BillingRule, BillingSwitch, SwitchSettings } from './billing-rule.ts';

/** The rules in force on a date of service. */
export function rulesOn(rules: readonly BillingRule[], on: LocalDate): BillingRule[] {
  return rules.filter((rule) => rule.validFrom <= on && (rule.validTo === '' || on <= rule.validTo));
}

/** A switch as the practice set it, else its cautious default. Throws for a name that no switch has: a mistake in a rule. */
export function switchValue(
  switches: readonly BillingSwitch[],
  settings: SwitchSettings,
  id: string,
): number | boolean {
  const known = switches.find((one) => one.id === id);
  if (!known) throw new Error(`No billing switch is called ${id}.`);
  const set = settings[id];
  return typeof set === typeof known.cautious && set !== undefined ? set : known.cautious;
}

/**
 * The rule with the switches of its row applied: caps, the midpoint rule, days of data. Half a unit suffices under the midpoint rule, as CPT
 * counts: more than half, so 16 of 30 minutes and 31 of 60 (domain.md 1.4, 1.7 rule 2).
 */
export function withSwitches(
  rule: BillingRule,
  switches: readonly BillingSwitch[],
  settings: SwitchSettings,
): BillingRule {
  let changed = rule;
  for (const id of rule.switches) {
    const value = switchValue(switches, settings, id);
    if (id.endsWith('-maximum') && typeof value === 'number') changed = { ...changed, maximumUnits: value };
    if (id.endsWith('-midpoint') && value === true) changed = midpoint(changed);
    if (id.endsWith('-minimum-days') && typeof value === 'number' && changed.deviceDays) {
      changed = { ...changed, deviceDays: { ...changed.deviceDays, minimum: value } };
    }
  }
  return changed;
}

function midpoint(rule: BillingRule): BillingRule {
  const unit = rule.stepMinutes || rule.minimumMinutes;
  return { ...rule, minimumMinutes: rule.minimumMinutes - unit + Math.floor(unit / 2) + 1 };
}

/**
 * Units that whole minutes support, never rounded up: 0 below the threshold, then one for it and one for each full step, up to the cap. A
 * code without minutes has one unit; what else it needs is for the requirements to say.
 */
export function unitsOf(rule: BillingRule, minutes: number): number {
  if (rule.minimumMinutes === 0) return 1;
  if (minutes < rule.minimumMinutes) return 0;
  if (rule.maximumMinutes > 0 && minutes > rule.maximumMinutes) return 0;
  const further = rule.stepMinutes === 0 ? 0 : Math.floor((minutes - rule.minimumMinutes) / rule.stepMinutes);
  return Math.min(1 + further, rule.maximumUnits ?? Number.POSITIVE_INFINITY);
}

/** Minutes at which one more unit is supported, or null when no more minutes help. */
export function nextThresholdOf(rule: BillingRule, minutes: number): number | null {
  if (rule.minimumMinutes === 0) return null;
  if (minutes < rule.minimumMinutes) return rule.minimumMinutes;
  const units = unitsOf(rule, minutes);
  if (rule.stepMinutes === 0 || units === 0) return null;
  if (rule.maximumUnits !== null && units >= rule.maximumUnits) return null;
  return rule.minimumMinutes + units * rule.stepMinutes;
}
