/** @file Whether a person's licenses let her care for a patient in a state on a day. Pure; the states of the compact are given. */
import { z } from 'zod';
import { stateCode } from './address-time-zone.ts';
import type { LocalDate } from './primitives.ts';
import { type Credential, License, type Staff } from './staff.ts';

/** A state or territory by its two letters: `FL`. */
export const StateCode = z.string().regex(/^[A-Z]{2}$/, 'must be two capital letters such as FL');

/** What an organization has decided about licenses. It warns, and never keeps anybody from a patient. */
export const LicenseRule = z.object({
  mode: z.enum(['off', 'warn']),
  /** States that it counts to the compact although the table of `shared/content/license-states` does not. */
  compactAlso: z.array(StateCode).max(60),
  /** States of the table that it does not count to the compact. Wins over {@link compactAlso}. */
  compactNot: z.array(StateCode).max(60),
});
export type LicenseRule = z.infer<typeof LicenseRule>;

/** An organization that has said nothing: it is warned, and only the states that are known count. */
export const CAUTIOUS_LICENSE_RULE: LicenseRule = { mode: 'warn', compactAlso: [], compactNot: [] };

/** A time in which a state honors the compact licenses of the others; `validTo` is its last day, or empty. */
export interface CompactMember {
  state: string;
  validFrom: LocalDate;
  validTo: LocalDate | '';
}

/** Whether a multistate license of another compact state counts in this one on a day. */
export function isCompactState(
  state: string,
  on: LocalDate,
  members: readonly CompactMember[],
  { compactAlso, compactNot }: Pick<LicenseRule, 'compactAlso' | 'compactNot'>,
): boolean {
  if (compactNot.includes(state)) return false;
  if (compactAlso.includes(state)) return true;
  return members.some(
    (member) =>
      member.state === state && member.validFrom <= on && (member.validTo === '' || on <= member.validTo),
  );
}

/**
 * `not-asked`: the credential has no license that a state gives. Of what does not cover: `state-unknown` (the address names none), `no-license`
 * (none on record), `expired` (`license` would cover the state if it had not ended), `state-not-compact` (`license` is a compact one, and the
 * patient's state is not in the compact), `other-state` (there are only licenses of other states).
 */
export type LicenseCover =
  | { covers: true; why: 'not-asked' }
  | { covers: true; why: 'own-state' | 'compact'; license: License }
  | { covers: false; why: 'state-unknown' | 'no-license' }
  | { covers: false; why: 'expired' | 'state-not-compact' | 'other-state'; license: License };

/** A patient whom no license reaches: why, and the license that comes nearest. */
export const LicenseShortfall = z.object({
  why: z.enum(['state-unknown', 'no-license', 'expired', 'state-not-compact', 'other-state']),
  /** As the address has it; empty where it names none. */
  state: z.string(),
  license: License.pick({ state: true, expiresOn: true }).nullable(),
});
export type LicenseShortfall = z.infer<typeof LicenseShortfall>;

/** Whose practice a state licenses. Aides and people without a credential work under somebody else's license. */
const LICENSED: ReadonlySet<Credential> = new Set<Credential>(['LPN', 'RN', 'NP', 'PA', 'MD']);

/** The compact is about registered and practical nurses; it carries nobody else's practice into another state. */
const IN_COMPACT: ReadonlySet<Credential> = new Set<Credential>(['LPN', 'RN']);

/**
 * Whether one of a person's licenses covers a patient's state on a day. A license holds to the end of the day it expires on. Where several
 * fall short, the one that comes nearest is told.
 *
 * @param state as an address has it: `FL`, `fl`, `Florida`
 * @param on the day of the contact, where the practice is
 */
export function licenseCover(
  holder: Pick<Staff, 'credential' | 'licenses'>,
  state: string,
  on: LocalDate,
  members: readonly CompactMember[],
  rule: Pick<LicenseRule, 'compactAlso' | 'compactNot'> = CAUTIOUS_LICENSE_RULE,
): LicenseCover {
  if (!LICENSED.has(holder.credential)) return { covers: true, why: 'not-asked' };
  const there = stateCode(state);
  if (!StateCode.safeParse(there).success) return { covers: false, why: 'state-unknown' };

  const isCompact = (one: string) => isCompactState(one, on, members, rule);
  const isOwn = (license: License) => stateCode(license.state) === there;
  const isMultistate = (license: License) =>
    license.isCompact && IN_COMPACT.has(holder.credential) && isCompact(stateCode(license.state));
  const reaches = (license: License) => isOwn(license) || (isMultistate(license) && isCompact(there));
  const latestFirst = [...holder.licenses].sort((left, right) => (left.expiresOn < right.expiresOn ? 1 : -1));
  const valid = latestFirst.filter((license) => on <= license.expiresOn);

  const own = valid.find(isOwn);
  if (own) return { covers: true, why: 'own-state', license: own };
  const compact = valid.find(reaches);
  if (compact) return { covers: true, why: 'compact', license: compact };
  const ended = latestFirst.find(reaches);
  if (ended) return { covers: false, why: 'expired', license: ended };
  const multistate = valid.find(isMultistate);
  if (multistate) return { covers: false, why: 'state-not-compact', license: multistate };
  const [other] = valid.length > 0 ? valid : latestFirst;
  return other ? { covers: false, why: 'other-state', license: other } : { covers: false, why: 'no-license' };
}
