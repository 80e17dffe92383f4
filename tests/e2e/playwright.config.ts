import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import { root } from '#build/root.ts';
import { isLong } from '#tests/support/long.ts';
import type { HomeOptions } from './support/test.ts';

// The same specs on both homes where it matters that they are the same; a spec that looks at one home only runs on the web.
const bothHomes = isLong
  ? /(first-call|overdose|food-need|clock|call-day|call-trouble|canary|lock|plan-approval|screening|conflict-inbox|month|ledger|month-close|reassignment|care-plan-together|retired-device)\.spec\.ts$/
  : /(first-call|overdose|canary|retired-device)\.spec\.ts$/;

export default defineConfig<HomeOptions>({
  testDir: import.meta.dirname,
  testMatch: '*.spec.ts',
  outputDir: join(root, 'test-results/e2e'),
  globalSetup: './support/global-setup.ts',
  // Each test brings a server and one or two browsers of its own, and waits about half of its time; the machines have two cores.
  workers: 3,
  fullyParallel: true,
  retries: 0,
  timeout: 300_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  reporter: 'line',
  use: { homeKind: 'web', actionTimeout: 15_000, navigationTimeout: 30_000 },
  projects: [
    { name: 'web', use: { homeKind: 'web' } },
    { name: 'desktop', testMatch: bothHomes, use: { homeKind: 'desktop' } },
  ],
});
