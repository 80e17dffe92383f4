import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from '#build/root.ts';

/** A tree in which every file breaks one rule, except the two that keep them all. */
const fixture: Record<string, string> = {
  'package.json': JSON.stringify({
    type: 'module',
    imports: Object.fromEntries(
      ['shared', 'server', 'electron', 'renderer', 'tests'].map((room) => [`#${room}/*`, `./${room}/*`]),
    ),
  }),
  'shared/domain/minutes.ts': 'export const minutes = 20;',
  'shared/domain/minutes.test.ts': "import 'node:fs'; import '#tests/support/builder.ts';",
  'shared/contract/queue.ts':
    "import type { minutes } from '#shared/domain/minutes.ts'; export type Queue = typeof minutes;",
  'shared/domain/rxdb-user.ts': "import type { RxDatabase } from 'rxdb'; export type Store = RxDatabase;",
  'shared/domain/content-user.ts': "export { form } from '#shared/content/form.ts';",
  'shared/content/form.ts': 'export const form = {};',
  'shared/content/contract-user.ts': "export type { Queue } from '#shared/contract/queue.ts';",
  'shared/contract/engine-user.ts': "export { engine } from '#shared/engine/engine.ts';",
  'shared/engine/engine.ts': 'export const engine = {};',
  'shared/engine/node-user.ts': "export { readFileSync } from 'node:fs';",
  'shared/engine/rxdb-user.ts': "export { createRxDatabase } from 'rxdb';",
  'shared/engine/fhir-user.ts': "export { bundle } from '#shared/fhir/bundle.ts';",
  'shared/fhir/bundle.ts': 'export const bundle = {};',
  'shared/fhir/store-user.ts': "export { store } from '#shared/store/store.ts';",
  'shared/store/store.ts': "import { createRxDatabase } from 'rxdb'; export const store = createRxDatabase;",
  'shared/store/engine-user.ts': "export { engine } from '#shared/engine/engine.ts';",
  'shared/sync/store-user.ts': "export { store } from '#shared/store/store.ts';",
  'shared/sync/left.ts': "import type { Right } from './right.ts'; export type Left = Right;",
  'shared/sync/right.ts': "import type { Left } from './left.ts'; export type Right = Left;",
  'renderer/App.tsx':
    "import { engine } from '#shared/engine/engine.ts'; export const App = () => <p>{String(engine)}</p>;",
  'renderer/lazy.ts': "export const later = () => import('./web/worker/host.ts');",
  'renderer/Fine.tsx':
    "import type { Queue } from '#shared/contract/queue.ts'; export const Fine = (queue: Queue) => <p>{queue}</p>;",
  'renderer/web/worker/host.ts': "export { engine } from '#shared/engine/engine.ts';",
  'renderer/web/worker/view-user.ts': "export { Fine } from '../../Fine.tsx';",
  'electron/main/index.ts':
    "export { app } from 'electron'; export { engine } from '#shared/engine/engine.ts';",
  'electron/main/server-user.ts': "export { start } from '#server/app/start.ts';",
  'electron/preload/index.ts': "export { engine } from '#shared/engine/engine.ts';",
  'server/app/start.ts': 'export const start = {};',
  'server/app/engine-user.ts': "export { engine } from '#shared/engine/engine.ts';",
  'server/app/electron-user.ts': "export { app } from 'electron';",
  'server/app/react-user.ts': "export { useState } from 'react';",
  'server/app/tests-user.ts': "export { builder } from '#tests/support/builder.ts';",
  'server/app/nowhere.ts': "export { gone } from './gone.ts';",
  'renderer/database-user.ts': "export { Client } from 'pg';",
  'build/commands/renderer-user.ts': "export { Fine } from '#renderer/Fine.tsx';",
  'tests/support/builder.ts': 'export const builder = {};',
};

/** Rule and file of every breach that the checker has to find, and no other. */
const breaches = [
  'build-starts-the-server build/commands/renderer-user.ts',
  'content-sees-domain shared/content/contract-user.ts',
  'contract-sees-domain shared/contract/engine-user.ts',
  'domain-is-pure shared/domain/content-user.ts',
  'domain-is-pure shared/domain/rxdb-user.ts',
  'electron-hosts-the-engine electron/main/server-user.ts',
  'engine-sees-shared shared/engine/fhir-user.ts',
  'fhir-sees-domain shared/fhir/store-user.ts',
  'no-circle shared/sync/left.ts',
  'nobody-imports-tests server/app/tests-user.ts',
  'only-electron-imports-electron server/app/electron-user.ts',
  'only-renderer-imports-react server/app/react-user.ts',
  'only-server-imports-its-parts renderer/database-user.ts',
  'only-stores-import-rxdb shared/domain/rxdb-user.ts',
  'only-stores-import-rxdb shared/engine/rxdb-user.ts',
  'preload-is-thin electron/preload/index.ts',
  'renderer-asks-only renderer/App.tsx',
  'renderer-asks-only renderer/lazy.ts',
  'resolvable server/app/nowhere.ts',
  'server-sees-protocol server/app/engine-user.ts',
  'shared-runs-anywhere shared/engine/node-user.ts',
  'store-sees-domain shared/store/engine-user.ts',
  'sync-sees-domain shared/sync/store-user.ts',
  'worker-hosts-the-engine renderer/web/worker/view-user.ts',
];

let tree: string;

beforeAll(() => {
  tree = mkdtempSync(join(tmpdir(), 'careline-imports-'));
  for (const [path, source] of Object.entries(fixture)) {
    mkdirSync(dirname(join(tree, path)), { recursive: true });
    writeFileSync(join(tree, path), source);
  }
  // Packages are stood in for by empty ones, so that they are found as packages are.
  for (const name of ['rxdb', 'react', 'pg', 'electron']) {
    mkdirSync(join(tree, 'node_modules', name), { recursive: true });
    writeFileSync(
      join(tree, 'node_modules', name, 'package.json'),
      JSON.stringify({ name, main: 'index.js' }),
    );
    writeFileSync(join(tree, 'node_modules', name, 'index.js'), '');
  }
});

afterAll(() => rmSync(tree, { recursive: true, force: true }));

/** The real checker with the project's own rules, as `npm run check` runs it. */
function breachesIn(folder: string, folders: string[]): string[] {
  const checker = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
  const rules = join(root, 'build/checks/import-rules.cjs');
  const run = spawnSync(process.execPath, [checker, '--config', rules, '--output-type', 'json', ...folders], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  });
  const violations: { rule: { name: string }; from: string; to: string }[] = JSON.parse(run.stdout).summary
    .violations;
  return violations.map(({ rule, from }) => `${rule.name} ${from}`).sort();
}

test('each import rule catches the file that breaks it, and nothing else', () => {
  expect(breachesIn(tree, ['shared', 'server', 'electron', 'renderer', 'build', 'tests'])).toEqual(breaches);
});
