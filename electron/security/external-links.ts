/** @file Opens addresses outside the app: the softphone, the mail program, the default browser. Parsed first, never by substring. */
import { shell } from 'electron';
import type { Log } from '#shared/engine/ports.ts';

const lengthLimit = 2048;

/**
 * The address as it may be handed to the operating system, or undefined. `tel:` holds digits and dialling signs alone,
 * `mailto:` one address without headers, http and https no user or password: nothing a page writes can become a command.
 */
export function externalAddress(address: string): string | undefined {
  const url = address.length > lengthLimit ? null : URL.parse(address);
  if (url === null) return undefined;
  switch (url.protocol) {
    case 'tel:':
      return /^tel:\+?[\d().*#,;-]{2,40}$/.test(url.href) ? url.href : undefined;
    case 'mailto:':
      return /^mailto:[\w.+-]+@[\w.-]+$/.test(url.href) ? url.href : undefined;
    case 'http:':
    case 'https:':
      return url.hostname !== '' && url.username === '' && url.password === '' ? url.href : undefined;
    default:
      return undefined;
  }
}

/** Opens the address outside the app if it may be. The log gets the scheme only: a number called is health data. */
export function openExternally(address: string, log: Log): void {
  const allowed = externalAddress(address);
  if (allowed === undefined) {
    log('external-link-refused');
    return;
  }
  shell.openExternal(allowed).catch(() => log('external-link-failed', { kind: new URL(allowed).protocol }));
}
