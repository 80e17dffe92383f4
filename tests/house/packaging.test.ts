import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '#build/root.ts';
import { targets } from '#build/targets/targets.ts';

// electron-builder's own reader and schema: what they refuse, packaging would refuse.
const ofBuilder = createRequire(join(root, 'node_modules/electron-builder/package.json'));
const { getConfig, validateConfiguration } = ofBuilder('app-builder-lib/out/util/config/config');
const { DebugLogger } = ofBuilder('builder-util');

const config = await getConfig(root, 'electron-builder.yml', null);

test('the packaging configuration is one that electron-builder takes', async () => {
  await expect(validateConfiguration(config, new DebugLogger(false))).resolves.toBeUndefined();
  await expect(
    validateConfiguration({ ...config, electronFuses: { runAsNod: false } }, new DebugLogger(false)),
  ).rejects.toThrow(/configuration.electronFuses/);
});

test('what is packaged is what is built, and the entry is among it', () => {
  const { main } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  expect(targets.map(({ output }) => output)).toContain(main);
  const packaged = config.files.flatMap((entry: { filter?: string[] } | string) =>
    typeof entry === 'string' ? [entry] : (entry.filter ?? []),
  );
  expect(packaged).toContain('dist/electron/**');
  const modules = packaged.filter((pattern: string) => pattern.startsWith('node_modules/'));
  expect(modules.filter((pattern: string) => !existsSync(join(root, pattern.replace(/\*\*$/, ''))))).toEqual(
    [],
  );
  expect(modules.length).toBeGreaterThan(0);
});

test('the packaged program runs neither as plain Node nor with a debugger', () => {
  expect(config.electronFuses).toMatchObject({
    runAsNode: false,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    onlyLoadAppFromAsar: true,
    enableEmbeddedAsarIntegrityValidation: true,
  });
});
