/** @file `npm run screenshots`: every screen at the size of a care manager's laptop, light and dark, into docs/screenshots. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { root } from '#build/root.ts';
import { buildTargets } from '#build/targets/build-targets.ts';
import { webTargets } from '#build/targets/targets.ts';
import { tourOfAdministrator } from '#tests/e2e/support/administrator-tour.ts';
import { tourOfCareManager } from '#tests/e2e/support/care-manager-tour.ts';
import { type Home, openWebHome } from '#tests/e2e/support/home.ts';
import { type Stack, startStack } from '#tests/e2e/support/stack.ts';
import { throughWhatWasSent, tourOfSupervisor } from '#tests/e2e/support/supervisor-tour.ts';
import { startTestCluster } from '#tests/support/postgres-cluster.ts';
import { withFewerColors } from './fewer-colors.ts';

const folder = join(root, 'docs/screenshots');
const patientsPerCareManager = 40;

/**
 * Takes all screenshots, or only those whose name begins with one of the words given, such as `today`.
 *
 * @returns the exit code
 */
export async function main(only: readonly string[]): Promise<number> {
  await buildTargets(webTargets);
  await mkdir(folder, { recursive: true });
  const cluster = await startTestCluster();
  try {
    for (const colorScheme of ['light', 'dark'] as const) {
      // A demo of its own for each, so that both show the same day.
      const stack = await startStack({ clusterUrl: cluster.url, patientsPerCareManager });
      try {
        await takeAll(stack, colorScheme, only);
      } finally {
        await stack.stop();
      }
    }
  } finally {
    await cluster.stop();
  }
  return 0;
}

async function takeAll(stack: Stack, colorScheme: 'light' | 'dark', only: readonly string[]): Promise<void> {
  const look = async (screen: string, page: Page) => {
    if (only.length > 0 && !only.some((word) => screen.startsWith(word))) return;
    await page.mouse.move(0, 0);
    await page.evaluate(() => document.fonts.ready);
    const file = `${screen}-${colorScheme}.png`;
    const picture = await page.screenshot({ animations: 'disabled', caret: 'hide' });
    await writeFile(join(folder, file), withFewerColors(picture));
    process.stdout.write(`docs/screenshots/${file}\n`);
  };
  await withHome(stack, colorScheme, ({ page }) => tourOfCareManager(page, stack, look));
  await withHome(stack, colorScheme, async ({ page }) => {
    await tourOfSupervisor(page, stack, look);
    await throughWhatWasSent(page, look);
  });
  await withHome(stack, colorScheme, ({ page }) => tourOfAdministrator(page, stack, look));
}

async function withHome(
  stack: Stack,
  colorScheme: 'light' | 'dark',
  work: (home: Home) => Promise<void>,
): Promise<void> {
  const profile = await mkdtemp(join(tmpdir(), 'careline-screenshots-'));
  const home = await openWebHome({ folder: profile, serverUrl: stack.server.url, colorScheme });
  try {
    await work(home);
  } finally {
    await home.end();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}
