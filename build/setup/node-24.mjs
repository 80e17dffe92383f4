import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Finds the Node 24 that all commands run on: the one npm brought for this platform, otherwise the running one if it is
 * new enough.
 *
 * @param {string} root the folder of package.json
 * @returns {string} path of the node program
 * @throws {Error} with a sentence when there is neither
 */
export function findNode24(root) {
  const program = process.platform === 'win32' ? 'node.exe' : 'node';
  const suffix = `-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
  const packages = readdirSync(join(root, 'node_modules')).filter(
    (name) => /^node-/.test(name) && name.endsWith(suffix),
  );
  const found = packages
    .map((name) => join(root, 'node_modules', name, 'bin', program))
    .find((path) => existsSync(path));
  if (found !== undefined) return found;
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  throw new Error(
    `Careline needs Node 24 and npm has none for ${process.platform} on ${process.arch} (this is Node ${process.versions.node}). ` +
      'Install Node 24 and run the command again.',
  );
}
