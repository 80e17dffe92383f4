import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root } from '#build/root.ts';

const run = promisify(execFile);

/** The version measured against. */
export const LHC_FORMS = 'lforms@40.1.3';

/**
 * The folder of LHC-Forms as its makers build it, fetched once by npm. It is no dependency: its package names all of Angular beside what is built in, and
 * npm does not come to an end resolving that next to ours. It has no install script; its license is of the BSD kind.
 */
export async function lhcForms(): Promise<string> {
  const folder = join(root, 'node_modules/.cache/careline-bench', LHC_FORMS);
  if (existsSync(join(folder, 'package/dist'))) return join(folder, 'package/dist/lforms');
  await mkdir(folder, { recursive: true });
  const { stdout } = await run('npm', ['pack', LHC_FORMS, '--silent', '--pack-destination', folder]);
  await run('tar', ['xzf', join(folder, stdout.trim().split('\n').at(-1) ?? ''), '-C', folder]);
  return join(folder, 'package/dist/lforms');
}
