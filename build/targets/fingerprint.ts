import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';

/**
 * A hash over names and contents of files and folders. Tests beside the code do not count: they are in no build.
 *
 * @param root the folder the paths are relative to
 * @param paths files or folders; one that is missing counts as missing
 */
export function fingerprint(root: string, paths: readonly string[]): string {
  const hash = createHash('sha256');
  for (const path of paths) {
    const full = join(root, path);
    if (!existsSync(full)) {
      hash.update(`${path} is missing\n`);
      continue;
    }
    for (const file of statSync(full).isDirectory() ? filesIn(full) : [full]) {
      hash
        .update(`${relative(root, file)}\n`)
        .update(createHash('sha256').update(readFileSync(file)).digest());
    }
  }
  return hash.digest('hex');
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
