import { stateCode, stateName } from '#shared/domain/address-time-zone.ts';
import type { LicenseShortfall } from '#shared/domain/license-rule.ts';

/** What is missing, in a few words: `No license for New York`. */
export function licenseGapTitle({ why, state, license }: LicenseShortfall): string {
  if (why === 'state-unknown') return 'License not checked';
  if (why === 'expired') return `License of ${nameOf(license?.state ?? '')} expired`;
  return `No license for ${nameOf(state)}`;
}

/** Why that is so, in a sentence. `whose`: `Your` or `The`. */
export function licenseGapReason({ why, state, license }: LicenseShortfall, whose: 'Your' | 'The'): string {
  const held = license === null ? '' : nameOf(license.state);
  switch (why) {
    case 'state-unknown':
      return 'The address on the chart names no state.';
    case 'no-license':
      return whose === 'Your' ? 'No license of yours is on record.' : 'No license is on record.';
    case 'expired':
      return `${whose} ${held} license ended on ${dayOf(license?.expiresOn ?? '')}.`;
    case 'state-not-compact':
      return `${whose} compact license of ${held} does not count in ${nameOf(state)}.`;
    case 'other-state':
      return `${whose} ${held} license does not reach ${nameOf(state)}.`;
  }
}

/** What to do about it, in a sentence. */
export function licenseGapAdvice({ why }: LicenseShortfall): string {
  return why === 'state-unknown'
    ? 'Ask where the patient is, and put the state into the address.'
    : 'Ask your supervisor before you call.';
}

const days = new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeZone: 'UTC' });

function dayOf(date: string): string {
  return date === '' ? '' : days.format(Date.parse(`${date}T00:00:00Z`));
}

function nameOf(state: string): string {
  return stateName(stateCode(state)) ?? state;
}
