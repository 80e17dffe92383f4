import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '#build/root.ts';

interface LockEntry {
  version?: string;
  optional?: boolean;
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
}

const lock: { packages: Record<string, LockEntry> } = JSON.parse(
  readFileSync(join(root, 'package-lock.json'), 'utf8'),
);

/** `npm install` forgets binaries for platforms it cannot fetch, and then `npm ci` refuses the lock file everywhere. */
test('the lock file knows every package that another one names, for every platform', () => {
  const missing = Object.entries(lock.packages).flatMap(([path, entry]) =>
    Object.keys({ ...entry.dependencies, ...entry.optionalDependencies })
      .filter((name) => !isInstalledFor(path, name))
      .map((name) => `${path || 'package.json'} needs ${name}`),
  );
  expect(missing).toEqual([]);
});

test('package.json and the lock file name the same versions, exactly', () => {
  const description = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const wanted: Record<string, string> = {
    ...description.dependencies,
    ...description.devDependencies,
    ...description.optionalDependencies,
  };
  const locked = Object.keys(wanted).map((name) => [name, lock.packages[`node_modules/${name}`]?.version]);
  expect(Object.fromEntries(locked)).toEqual(wanted);
});

test('every package whose install script may run is there for a reason, and is the platform’s PostgreSQL', () => {
  const approved: { package: string; reason: string }[] = JSON.parse(
    readFileSync(join(root, 'build/setup/approved-scripts.json'), 'utf8'),
  );
  expect(approved.filter(({ reason }) => reason.length < 20)).toEqual([]);
  expect(approved.filter((entry) => !lock.packages[`node_modules/${entry.package}`])).toEqual([]);
});

/** Node looks for a package beside the one that needs it, and then in each folder above. */
function isInstalledFor(path: string, name: string): boolean {
  for (let folder = path; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('node_modules/') - 1))) {
    if (lock.packages[`${folder === '' ? '' : `${folder}/`}node_modules/${name}`] !== undefined) return true;
    if (folder === '') return false;
  }
}
