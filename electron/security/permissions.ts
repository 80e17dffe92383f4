/** @file Permissions of the page: all denied but those in the table, each with its reason. */
import type { Session } from 'electron';
import type { Log } from '#shared/engine/ports.ts';
import { isAppAddress } from './app-address.ts';

const granted: ReadonlySet<string> = new Set([
  // Copying a phone number or a summary into another program; reading the clipboard stays denied.
  'clipboard-sanitized-write',
]);

/** Whether a page at the address may have the permission. */
export function isPermitted(permission: string, address: string): boolean {
  return granted.has(permission) && isAppAddress(address);
}

/** Denies permissions, devices, screen capture and Bluetooth pairing in a session. */
export function guardPermissions(session: Session, log: Log): void {
  session.setPermissionRequestHandler((_contents, permission, callback, details) => {
    const isGranted = details.isMainFrame && isPermitted(permission, details.requestingUrl);
    if (!isGranted) log('permission-denied', { kind: permission });
    callback(isGranted);
  });
  session.setPermissionCheckHandler((_contents, permission, origin) => isPermitted(permission, origin));
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, callback) => callback(null));
  session.setBluetoothPairingHandler((_details, callback) => callback({ confirmed: false }));
}
