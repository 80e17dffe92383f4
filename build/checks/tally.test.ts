import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from '../root.ts';
import { runRunner } from './run-runner.ts';
import { inWords, sum } from './tally.ts';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'careline-tally-'));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the last line sums all runners and mentions skipped tests only when there are some', () => {
  const one = { passed: 400, failed: 0, skipped: [] };
  const two = { passed: 12, failed: 1, skipped: [{ name: 'a', reason: 'no screen' }] };
  expect(inWords(one)).toBe('400 passed, 0 failed');
  expect(inWords(sum([one, two]))).toBe('412 passed, 1 failed, 1 skipped');
});

test('Vitest’s reporter counts failures, files that do not load and skips with their reason', async () => {
  writeFileSync(
    join(folder, 'a.test.ts'),
    `import { expect, test } from 'vitest';
     test('good', () => expect(1).toBe(1));
     test('bad', () => expect(1).toBe(2));
     test('not here', (context) => context.skip('no screen'));`,
  );
  writeFileSync(join(folder, 'b.test.ts'), "import './nowhere.ts';");
  writeFileSync(join(folder, 'vitest.config.ts'), 'export default {};');
  const reporter = join(root, 'build/checks/vitest-reporter.ts');
  const args = ['run', '--root', folder, `--reporter=${reporter}`];
  const { exitCode, tally } = await runRunner(join(root, 'node_modules/vitest/vitest.mjs'), args);
  expect(exitCode).toBe(1);
  expect(tally).toMatchObject({ passed: 1, failed: 2, skipped: [{ reason: 'no screen' }] });
});

test('Playwright’s reporter counts failures and skips with their reason', async () => {
  writeFileSync(
    join(folder, 'playwright.config.ts'),
    "export default { testMatch: '*.spec.ts', reporter: 'null' };",
  );
  writeFileSync(
    join(folder, 'a.spec.ts'),
    `import { expect, test } from '@playwright/test';
     test('good', () => expect(1).toBe(1));
     test('bad', () => expect(1).toBe(2));
     test('not here', () => test.skip(true, 'no Electron'));`,
  );
  const reporter = join(root, 'build/checks/playwright-reporter.ts');
  const args = ['test', '--config', join(folder, 'playwright.config.ts'), `--reporter=${reporter}`];
  const { exitCode, tally } = await runRunner(join(root, 'node_modules/@playwright/test/cli.js'), args);
  expect(exitCode).toBe(1);
  expect(tally).toMatchObject({ passed: 1, failed: 1, skipped: [{ reason: 'no Electron' }] });
});
