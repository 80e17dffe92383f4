/** @file Passes on what the machine does: sleep, wake, screen lock, shutdown. */
import type { PowerMonitor } from 'electron';
import type { PowerEvent } from '../engine-host/engine-host.ts';

/** Tells `changed` of each event, and calls `quit` when the machine shuts down. Call when the app is ready. */
export function watchPower(
  powerMonitor: PowerMonitor,
  changed: (event: PowerEvent) => void,
  quit: () => void,
): void {
  powerMonitor.on('suspend', () => changed('suspend'));
  powerMonitor.on('resume', () => changed('resume'));
  powerMonitor.on('lock-screen', () => changed('lock-screen'));
  powerMonitor.on('unlock-screen', () => changed('unlock-screen'));
  // Electron passes an event here that its types leave out.
  powerMonitor.on('shutdown', (event?: { preventDefault(): void }) => {
    event?.preventDefault();
    quit();
  });
}
