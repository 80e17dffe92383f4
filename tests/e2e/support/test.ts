/** @file The `test` of all specs: a stack, and homes that are closed whatever happens. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base } from '@playwright/test';
import { type DemoTemplate, PATIENTS_PER_CARE_MANAGER } from './demo-template.ts';
import { type Home, type HomeKind, openHome } from './home.ts';
import { clusterVariable, templateVariable } from './run-variables.ts';
import { type Stack, startStack } from './stack.ts';

export { expect } from '@playwright/test';

export interface HomeOptions {
  /** The home that this project runs on. */
  homeKind: HomeKind;
}

export interface OpenOptions {
  /** The home to open instead of the project's. */
  kind?: HomeKind;
  colorScheme?: 'light' | 'dark';
  /** Where it finds the server, such as over a line that can be cut. */
  serverUrl?: string;
  /** How far its clock runs ahead of the present, in milliseconds; the server's must run with it. */
  clockAheadMs?: number;
}

/** A device: a folder that the app keeps its store in. Opening it while it is closed starts the app on it. */
export interface Device {
  readonly home: Home;
  readonly folder: string;
  /** Ends the app abruptly. */
  end(): Promise<void>;
  /** Starts the app again on what is on disk; its clock runs so far ahead of the present. */
  restart(clockAheadMs?: number): Promise<Home>;
}

interface Fixtures extends HomeOptions {
  stack: Stack;
  /** Makes a new device and opens the app on it. */
  openDevice(options?: OpenOptions): Promise<Device>;
}

interface WorkerFixtures {
  patientsPerCareManager: number;
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  homeKind: ['web', { option: true }],
  patientsPerCareManager: [PATIENTS_PER_CARE_MANAGER, { option: true, scope: 'worker' }],

  stack: async ({ patientsPerCareManager }, use) => {
    const clusterUrl = process.env[clusterVariable];
    if (clusterUrl === undefined) throw new Error('The global set-up of the end-to-end tests has not run.');
    const template: DemoTemplate | null = JSON.parse(process.env[templateVariable] ?? 'null');
    const stack = await startStack({ clusterUrl, patientsPerCareManager, template });
    await use(stack);
    await stack.stop();
  },

  openDevice: async ({ homeKind, stack }, use, testInfo) => {
    const folders: string[] = [];
    const open = new Set<Home>();
    await use(
      async ({
        kind = homeKind,
        serverUrl = stack.server.url,
        colorScheme = 'light',
        clockAheadMs = 0,
      } = {}) => {
        const folder = await mkdtemp(join(tmpdir(), `careline-${kind}-`));
        folders.push(folder);
        const start = async (aheadMs: number) => {
          const home = await openHome(kind, { folder, serverUrl, colorScheme, clockAheadMs: aheadMs });
          open.add(home);
          return home;
        };
        let home = await start(clockAheadMs);
        const device: Device = {
          folder,
          get home() {
            return home;
          },
          async end() {
            if (open.delete(home)) await home.end();
          },
          async restart(aheadMs = clockAheadMs) {
            await device.end();
            home = await start(aheadMs);
            return home;
          },
        };
        return device;
      },
    );
    for (const [index, home] of [...open].entries()) {
      if (testInfo.status !== testInfo.expectedStatus) {
        await home.page
          .screenshot({ path: testInfo.outputPath(`device-${index + 1}.png`) })
          .catch(() => undefined);
      }
      await home.end();
    }
    for (const folder of folders) await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  },
});

/** Says on which home a spec ran; `npm test` repeats these lines at its end. */
export function sayWhere(spec: string, where: string): void {
  process.stdout.write(`\nCareline e2e: ${spec} ran on: ${where}\n`);
}
