/** @file What `change-settings` takes about licenses: whether to warn, and which states count to the compact. */
import { InvalidArgumentError } from 'commander';
import type pg from 'pg';
import { COMPACT_TO_CONFIRM } from '#shared/content/license-states/index.ts';
import { stateCode } from '#shared/domain/address-time-zone.ts';
import { type LicenseRule, StateCode } from '#shared/domain/license-rule.ts';
import type { Id } from '#shared/domain/primitives.ts';
import { settingsOf } from '../organization/organizations.ts';

export interface LicenseOptions {
  licenseWarnings?: LicenseRule['mode'];
  compactAlso?: string[];
  compactNot?: string[];
}

/** `yes` warns, `no` does not. */
export function warnings(text: string): LicenseRule['mode'] {
  if (text === 'yes') return 'warn';
  if (text === 'no') return 'off';
  throw new InvalidArgumentError('Say yes or no.');
}

/** States with commas between, by letters or name; none of them: none. */
export function states(text: string): string[] {
  const codes = text
    .split(',')
    .filter((state) => state.trim() !== '')
    .map(stateCode);
  const wrong = codes.find((code) => !StateCode.safeParse(code).success);
  if (wrong !== undefined) throw new InvalidArgumentError(`There is no state "${wrong}". Write it as FL.`);
  return codes;
}

/** The organization's rule with these options; undefined when none is given. */
export async function changedLicenseRule(
  pool: pg.Pool,
  organizationId: Id,
  { licenseWarnings, compactAlso, compactNot }: LicenseOptions,
): Promise<LicenseRule | undefined> {
  if (!licenseWarnings && !compactAlso && !compactNot) return undefined;
  const { licenseRule } = await settingsOf(pool, organizationId);
  return {
    mode: licenseWarnings ?? licenseRule.mode,
    compactAlso: compactAlso ?? licenseRule.compactAlso,
    compactNot: compactNot ?? licenseRule.compactNot,
  };
}

/** The rule in a sentence. */
export function licenseRuleWords({ mode, compactAlso, compactNot }: LicenseRule): string {
  const changes = [
    ...(compactAlso.length > 0 ? [`counted to the compact as well: ${compactAlso.join(', ')}`] : []),
    ...(compactNot.length > 0 ? [`not counted to the compact: ${compactNot.join(', ')}`] : []),
  ];
  const warned = mode === 'warn' ? 'warned where they do not cover a patient' : 'not looked at';
  return `Licenses: ${[warned, ...changes].join('; ')}.`;
}

/** What an organization has to find out before it counts a state. */
export function compactHelp(): string {
  const open = COMPACT_TO_CONFIRM.map(({ state, question }) => `  ${state}  ${question}`);
  return ['States that count to the nurse licensure compact only if you say so:', ...open].join('\n');
}
