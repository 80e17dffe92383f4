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
const packaged: string[] = config.files.flatMap((entry: { filter?: string[] } | string) =>
  typeof entry === 'string' ? [entry] : (entry.filter ?? []),
);

test('the packaging configuration is one that electron-builder takes', async () => {
  await expect(validateConfiguration(config, new DebugLogger(false))).resolves.toBeUndefined();
  await expect(
    validateConfiguration({ ...config, electronFuses: { runAsNod: false } }, new DebugLogger(false)),
  ).rejects.toThrow(/configuration.electronFuses/);
});

test('what is packaged is what is built, and the entry is among it', () => {
  const { main } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  expect(targets.map(({ output }) => output)).toContain(main);
  expect(packaged).toEqual(expect.arrayContaining(['dist/electron/**', 'dist/desktop/**']));
  const modules = packaged.filter((pattern) => pattern.startsWith('node_modules/'));
  expect(modules.filter((pattern) => !existsSync(join(root, pattern.replace(/\*\*$/, ''))))).toEqual([]);
  expect(modules.length).toBeGreaterThan(0);
});

test('every bundle that holds packages of others lies beside their licenses, which are packaged', async () => {
  for (const { name, config: configOf } of targets.filter(({ name }) => name !== 'service-worker')) {
    const { plugins = [] } = await configOf();
    expect(plugins, name).toContainEqual(expect.objectContaining({ name: 'careline-licenses' }));
  }
  expect(packaged.filter((pattern) => /^!.*(md|licen)/i.test(pattern))).toEqual([]);
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
