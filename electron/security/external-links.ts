/** @file Opens addresses outside the app: the softphone, the mail program, the default browser. */
import { shell } from 'electron';
import type { Log } from '#shared/engine/ports.ts';
import { externalAddress } from './external-address.ts';

/** Opens the address outside the app if it may be. The log gets the scheme only: a number called is health data. */
export function openExternally(address: string, log: Log): void {
  const allowed = externalAddress(address);
  if (allowed === undefined) {
    log('external-link-refused');
    return;
  }
  shell.openExternal(allowed).catch(() => log('external-link-failed', { kind: new URL(allowed).protocol }));
}
