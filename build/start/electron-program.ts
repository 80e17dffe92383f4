import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../root.ts';
import { withProgress } from '../setup/progress.mjs';

/** Electron's program, or one line that says why the desktop app cannot be opened here. */
export type ElectronProgram = { path: string } | { missing: string };

const FIRST_BYTE_WITHIN_MS = 5_000;
const STALLED_AFTER_MS = 15_000;
const FORGET_FAILURE_AFTER_MS = 24 * 60 * 60 * 1000;
const memory = join(root, '.cache/electron-unreachable.json');

/** Finds Electron's program and downloads it when its makers' host answers; a failure is remembered for a day. */
export async function findElectronProgram(): Promise<ElectronProgram> {
  const unfit = whyNotHere();
  if (unfit !== undefined) return { missing: unfit };
  const there = installedProgram();
  if (there !== undefined) return { path: there };
  if (failedRecently())
    return {
      missing:
        'its program is not here, and its host did not answer today (npx install-electron tries again)',
    };
  try {
    await withProgress("Bringing Electron's program", download);
    rmSync(memory, { force: true });
  } catch (error) {
    mkdirSync(dirname(memory), { recursive: true });
    writeFileSync(memory, JSON.stringify({ version: electronVersion(), failedAt: Date.now() }));
    const reason = error instanceof Error ? error.message : String(error);
    return { missing: `its program is not here and could not be downloaded (${reason})` };
  }
  const brought = installedProgram();
  return brought === undefined ? { missing: 'its download is incomplete' } : { path: brought };
}

/** Electron's program when it is on this computer already; nothing is downloaded. */
export function installedProgram(): string | undefined {
  const folder = electronFolder();
  if (folder === undefined) return undefined;
  try {
    const name = readFileSync(join(folder, 'path.txt'), 'utf8');
    const path = join(process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(folder, 'dist'), name);
    return existsSync(path) ? path : undefined;
  } catch {
    return undefined;
  }
}

function whyNotHere(): string | undefined {
  if (electronFolder() === undefined) return 'the package electron is not installed';
  if (process.platform !== 'linux') return undefined;
  if (process.getuid?.() === 0) return 'its sandbox does not run as root';
  const screen = process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  return screen ? undefined : 'there is no screen (neither DISPLAY nor WAYLAND_DISPLAY is set)';
}

/** Into Electron's own cache first, where progress can be seen and a dead connection given up; its installer unpacks it. */
async function download(note: (detail: string) => void): Promise<void> {
  const folder = electronFolder() ?? '';
  const require = createRequire(join(folder, 'package.json'));
  const { downloadArtifact } = await import(pathToFileURL(require.resolve('@electron/get')).href);
  const stop = new AbortController();
  const giveUp = () => stop.abort(new Error('its host does not answer'));
  let timer = setTimeout(giveUp, FIRST_BYTE_WITHIN_MS);
  const getProgressCallback = (progress: { percent: number }) => {
    note(`${Math.round(progress.percent * 100)} %`);
    clearTimeout(timer);
    timer = setTimeout(giveUp, STALLED_AFTER_MS);
  };
  try {
    await downloadArtifact({
      version: electronVersion(),
      artifactName: 'electron',
      platform: process.platform,
      arch: process.arch,
      checksums: JSON.parse(readFileSync(join(folder, 'checksums.json'), 'utf8')),
      downloadOptions: { quiet: true, signal: stop.signal, getProgressCallback },
    });
  } catch (error) {
    throw stop.signal.aborted ? stop.signal.reason : new Error(firstCause(error));
  } finally {
    clearTimeout(timer);
  }
  const unpacked = spawnSync(process.execPath, [join(folder, 'install.js')], { encoding: 'utf8' });
  if (unpacked.status !== 0) throw new Error('it could not be unpacked');
}

function firstCause(error: unknown): string {
  if (error instanceof Error && error.cause !== undefined) return firstCause(error.cause);
  return error instanceof Error && error.message !== '' ? error.message : 'its host does not answer';
}

function failedRecently(): boolean {
  try {
    const { version, failedAt } = JSON.parse(readFileSync(memory, 'utf8'));
    return version === electronVersion() && Date.now() - Number(failedAt) < FORGET_FAILURE_AFTER_MS;
  } catch {
    return false;
  }
}

function electronFolder(): string | undefined {
  try {
    return dirname(createRequire(join(root, 'package.json')).resolve('electron/package.json'));
  } catch {
    return undefined;
  }
}

function electronVersion(): string {
  return JSON.parse(readFileSync(join(electronFolder() ?? '', 'package.json'), 'utf8')).version;
}
