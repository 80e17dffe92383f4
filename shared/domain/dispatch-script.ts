/** @file How help gets to the patient's town when the nurse sits in another one: her own 911 reaches her own dispatch center (domain.md 6.2). */
import type { Address } from './patient.ts';

/** An address in one line, as it is said: `1 Main Street, Albany, NY 12207`; empty when there is none. */
export function addressLine({ lines, city, state, postalCode }: Address): string {
  return [...lines, city, `${state} ${postalCode}`.trim()].filter((part) => part !== '').join(', ');
}

/** What to say on one's own 911 or to the operator. `location` is what the patient said, empty where that is not known yet. */
export function dispatchScript(facts: {
  address: Address;
  location: string;
  callbackNumber: string;
}): string {
  const { address, location, callbackNumber } = facts;
  const town = [address.city, address.state].filter((part) => part !== '').join(', ');
  const place = location || addressLine(address);
  return [
    'I am a nurse. The emergency is not where I am.',
    town === ''
      ? 'Please transfer me to the dispatch center of the place that I give you.'
      : `Please transfer me to the dispatch center for ${town}.`,
    place === '' ? 'The address is the one that the patient gives us now.' : `The address is ${place}.`,
    callbackNumber === ''
      ? 'I have the patient on another line.'
      : `I have the patient on another line, at ${callbackNumber}.`,
  ].join(' ');
}
