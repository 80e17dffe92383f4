import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from '../root.ts';
import { buildTargets } from '../targets/build-targets.ts';
import { desktopTargets, webTargets } from '../targets/targets.ts';
import { type RunnerResult, runRunner } from './run-runner.ts';
import type { Tally } from './tally.ts';

/** One step of `npm test`. */
export interface Check {
  title: string;
  run: (note: (detail: string) => void) => Promise<CheckResult>;
}

/** `output` is shown when something failed; `remarks` always. */
export interface CheckResult {
  tally: Tally;
  output: string;
  remarks?: string[];
}

/** The environments code runs in; each has its own tsconfig.json. */
const rooms = [
  'shared',
  'server',
  'electron',
  'electron/preload',
  'renderer',
  'renderer/web/worker',
  'tests',
];

/** The folders whose imports are checked. */
export const importFolders = ['shared', 'server', 'electron', 'renderer', 'build', 'tests'];

export const types: readonly Check[] = rooms.map((room) => ({
  title: `Types: ${room}`,
  run: async () => {
    const cache = join(root, '.cache/tsc', `${room.replaceAll('/', '-')}.json`);
    return asOne(
      await runRunner(program('typescript', 'tsc'), [
        '-p',
        room,
        '--incremental',
        '--tsBuildInfoFile',
        cache,
      ]),
    );
  },
}));

export const lint: Check = {
  title: 'Lint',
  run: async () =>
    asOne(
      await runRunner(program('@biomejs/biome', 'biome'), [
        'ci',
        '--error-on-warnings',
        '--max-diagnostics=50',
        '.',
      ]),
    ),
};

export const imports: Check = {
  title: 'Import rules',
  run: async () => {
    const config = 'build/checks/import-rules.cjs';
    const args = ['--config', config, '--output-type', 'err-long', ...importFolders];
    return asOne(await runRunner(program('dependency-cruiser', 'depcruise'), args));
  },
};

export const unit: Check = vitest('Unit tests', 'unit');
// Many of them wait: for a stream to be given up, a clock to count, a process to end. A third one at a time uses that.
export const integration: Check = vitest('Integration tests', 'integration', ['--maxWorkers=3']);

export const endToEnd: Check = {
  title: 'End-to-end tests',
  run: async (note) => {
    await buildTargets([...webTargets, ...desktopTargets]);
    const reporters = `--reporter=line,${join(root, 'build/checks/playwright-reporter.ts')}`;
    const args = ['test', '--config', 'tests/e2e/playwright.config.ts', reporters];
    const result = await runRunner(program('@playwright/test', 'playwright'), args, note);
    const remarks = result.output.split('\n').filter((line) => /^Careline e2e: /.test(line));
    return { ...asTold(result), remarks: [...new Set(remarks)] };
  },
};

function vitest(title: string, project: string, more: readonly string[] = []): Check {
  const args = [
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=./build/checks/vitest-reporter.ts',
    ...more,
  ];
  return { title, run: async (note) => asTold(await runRunner(program('vitest', 'vitest'), args, note)) };
}

/** A runner that does not count: it passed as a whole, or it did not. */
function asOne({ exitCode, output }: RunnerResult): CheckResult {
  const passed = exitCode === 0 ? 1 : 0;
  return { tally: { passed, failed: 1 - passed, skipped: [] }, output };
}

/** A runner that counts; one that ended badly without counting a failure has failed nevertheless. */
function asTold({ exitCode, output, tally }: RunnerResult): CheckResult {
  const told = tally ?? { passed: 0, failed: 0, skipped: [] };
  const failed = told.failed === 0 && (exitCode !== 0 || tally === undefined) ? 1 : told.failed;
  return { tally: { ...told, failed }, output };
}

/** The JavaScript file behind a package's command. */
function program(packageName: string, command: string): string {
  const description = join(root, 'node_modules', packageName, 'package.json');
  const { bin } = JSON.parse(readFileSync(description, 'utf8'));
  return join(dirname(description), typeof bin === 'string' ? bin : bin[command]);
}
