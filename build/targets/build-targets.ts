import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { root } from '../root.ts';
import { underLock } from '../setup/file-lock.mjs';
import { withProgress } from '../setup/progress.mjs';
import { Trouble } from '../trouble.ts';
import { fingerprint } from './fingerprint.ts';
import { type Target, type TargetName, targets } from './targets.ts';

/**
 * Builds those of the named targets whose inputs changed since they were built.
 *
 * @returns the names that were built
 * @throws {Trouble} with Vite's own message when a build fails; its stamp is then gone, so the next run builds it again
 */
export async function buildTargets(names: readonly TargetName[]): Promise<TargetName[]> {
  const wanted = targets.filter(({ name }) => names.includes(name));
  if (wanted.every((target) => isUpToDate(target))) return [];
  // Two builds into one folder would leave a mixture of both.
  return underLock(join(root, '.cache/build.lock'), async () => {
    const built: TargetName[] = [];
    for (const target of wanted) {
      if (isUpToDate(target)) continue;
      // Taken before the build: a source that changes meanwhile makes the target out of date again.
      const inputs = fingerprint(root, target.inputs);
      rmSync(stampOf(target), { force: true });
      await withProgress(target.title, () => runBuild(target));
      mkdirSync(dirname(stampOf(target)), { recursive: true });
      writeFileSync(stampOf(target), inputs);
      built.push(target.name);
    }
    return built;
  });
}

function isUpToDate(target: Target): boolean {
  const stamp = stampOf(target);
  if (!existsSync(join(root, target.output)) || !existsSync(stamp)) return false;
  return readFileSync(stamp, 'utf8') === fingerprint(root, target.inputs);
}

function stampOf(target: Target): string {
  return join(root, '.cache/build', `${target.name}.stamp`);
}

async function runBuild(target: Target): Promise<void> {
  const { build } = await import('vite');
  // Libraries choose their production code by this variable at build time; tests and servers set it otherwise.
  const before = process.env.NODE_ENV;
  process.env.NODE_ENV = 'production';
  try {
    await build(await target.config());
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const readable = process.stderr.isTTY ? message : stripVTControlCharacters(message);
    throw new Trouble(`${target.title} failed: ${readable}`);
  } finally {
    if (before === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = before;
  }
}
