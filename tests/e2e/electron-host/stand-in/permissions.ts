/** @file Puts the app's answers about permissions into Chromium, which then enforces them. */
import { toPageAddress } from './addresses.ts';
import { browser } from './browser.ts';
import type { Session } from './session.ts';

/** Electron's names of permissions, and Chromium's. Devices have no page here: a headless Chromium has no chooser. */
const names: readonly (readonly [electron: string, chromium: string])[] = [
  ['geolocation', 'geolocation'],
  ['notifications', 'notifications'],
  ['media', 'camera'],
  ['media', 'microphone'],
  ['display-capture', 'display-capture'],
  ['clipboard-read', 'clipboard-read'],
  ['clipboard-sanitized-write', 'clipboard-write'],
  ['midi', 'midi'],
  ['idle-detection', 'idle-detection'],
  ['screen-wake-lock', 'screen-wake-lock'],
  ['local-fonts', 'local-fonts'],
  ['persistent-storage', 'persistent-storage'],
  ['storage-access', 'storage-access'],
  ['window-management', 'window-management'],
  ['local-network-access', 'local-network-access'],
  ['background-sync', 'background-sync'],
  ['payment-handler', 'payment-handler'],
  ['speaker-selection', 'speaker-selection'],
  ['keyboardLock', 'keyboard-lock'],
  ['pointerLock', 'pointer-lock'],
];

const applied = new Set<string>();

/** What is needed of a window's contents. */
interface AskingContents {
  session: Session;
  face: object;
}

/** Asks the app about each permission of an address's origin, once, and tells Chromium. */
export async function applyPermissions(contents: AskingContents, address: string): Promise<void> {
  const { origin } = new URL(toPageAddress(address));
  if (applied.has(origin)) return;
  applied.add(origin);
  for (const [electronName, name] of names) {
    const isGranted = await contents.session.isPermitted(contents.face, electronName, address);
    const setting = isGranted ? 'granted' : 'denied';
    await browser().cdp.send('Browser.setPermission', { permission: { name }, setting, origin });
  }
}
