import { createHash } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { underLock } from './file-lock.mjs';
import { withProgress } from './progress.mjs';
import { runQuietly } from './run-quietly.mjs';

/**
 * Makes node_modules match package-lock.json and runs the approved install scripts. Does nothing when both are true already.
 *
 * @param {string} root the folder of package.json
 * @returns {Promise<void>} rejects with a sentence for the person at the terminal
 */
export async function ensureDependencies(root) {
  if (isSetUp(root)) return;
  // Two commands started at once must not both rewrite node_modules: the second waits for the first.
  await underLock(join(root, '.cache/setup.lock'), async () => {
    if (isSetUp(root)) return;
    if (!installedMatchesLock(root)) {
      await withProgress('Bringing the dependencies', () =>
        npm(root, ['ci', '--ignore-scripts', '--loglevel=error']),
      );
    }
    await withProgress('Running the approved install scripts', () => runApprovedScripts(root));
    const stamp = join(root, 'node_modules/.careline-setup.json');
    writeFileSync(`${stamp}.new`, `${JSON.stringify({ fingerprint: fingerprint(root) })}\n`);
    renameSync(`${stamp}.new`, stamp);
  });
}

/** What the stamp must say: the lock file, the approved scripts and the platform this set-up was made for. */
function fingerprint(root) {
  const hash = createHash('sha256').update(`${process.platform}-${process.arch}\n`);
  for (const file of ['package-lock.json', 'build/setup/approved-scripts.json'])
    hash.update(readFileSync(join(root, file)));
  return hash.digest('hex');
}

function isSetUp(root) {
  return readJson(join(root, 'node_modules/.careline-setup.json'))?.fingerprint === fingerprint(root);
}

/** npm writes node_modules/.package-lock.json last, so a broken-off installation has none. */
function installedMatchesLock(root) {
  const wanted = readJson(join(root, 'package-lock.json'))?.packages ?? {};
  const installed = readJson(join(root, 'node_modules/.package-lock.json'))?.packages;
  if (installed === undefined) return false;
  const there = ([path, entry]) => {
    const found = installed[path];
    if (found === undefined) return entry.optional === true || entry.devOptional === true;
    return (
      found.version === entry.version && found.integrity === entry.integrity && existsSync(join(root, path))
    );
  };
  const extra = Object.keys(installed).some((path) => wanted[path] === undefined);
  return !extra && Object.entries(wanted).every(([path, entry]) => path === '' || there([path, entry]));
}

async function runApprovedScripts(root) {
  const approved = readJson(join(root, 'build/setup/approved-scripts.json'));
  const present = approved
    .map((entry) => entry.package)
    .filter((name) => existsSync(join(root, 'node_modules', name)));
  if (present.length > 0)
    await npm(root, ['rebuild', ...present, '--ignore-scripts=false', '--loglevel=error']);
}

async function npm(root, args) {
  const viaNpm = process.env.npm_execpath ?? '';
  const [command, first] = viaNpm.endsWith('.js') ? [process.execPath, [viaNpm]] : ['npm', []];
  await runQuietly(command, [...first, ...args], { cwd: root }).catch((error) => {
    throw new Error(`The dependencies could not be brought. "npm ${args[0]}" said:\n${error.message}`);
  });
}

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
