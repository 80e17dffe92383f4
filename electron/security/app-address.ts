/** @file Tells our own addresses from all others. Parsed, never compared as text. */
import { appHost, appScheme } from '#shared/contract/bridge.ts';

/** The address the window opens. */
export const appStartUrl = `${appScheme}://${appHost}/`;

/** Whether an address is a page of ours: `careline://app/…` without user, password or port. */
export function isAppAddress(address: string): boolean {
  const url = URL.parse(address);
  return (
    url !== null &&
    url.protocol === `${appScheme}:` &&
    url.host === appHost &&
    url.username === '' &&
    url.password === ''
  );
}
