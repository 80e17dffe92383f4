import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '#build/root.ts';
import { runAdmin } from '#tests/integration/run-admin.ts';

const pages = ['README.md', 'ARCHITECTURE.md', 'renderer/README.md', 'electron/README.md'].map((page) =>
  readFileSync(join(root, page), 'utf8'),
);
const [readme = ''] = pages;

test('every npm script that the pages name exists', () => {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const named = pages.flatMap((page) => [...page.matchAll(/\bnpm run ([a-z-]+)/g)].map(([, name]) => name));
  expect(named.length).toBeGreaterThan(5);
  expect(named.filter((name) => !Object.keys(scripts).includes(name ?? ''))).toEqual([]);
});

test('the README names the admin commands that there are, and no others', async () => {
  const { out } = await runAdmin({}, ['--help']);
  const [, list = ''] = out.split('Commands:');
  const commands = [...list.matchAll(/^ {2}([a-z-]+)/gm)].map(([, name]) => name ?? '');
  expect(commands.length).toBeGreaterThan(10);
  const lines = readme.split('\n').filter((line) => line.startsWith('npm run admin -- '));
  const used = lines.map((line) => /^npm run admin -- ([a-z-]+)/.exec(line)?.[1]);
  expect(used.filter((name) => name !== undefined && name !== '--help' && !commands.includes(name))).toEqual(
    [],
  );
  const words = new Set(lines.join(' ').split(/[^a-z-]+/));
  expect(commands.filter((name) => name !== 'help' && !words.has(name))).toEqual([]);
});
