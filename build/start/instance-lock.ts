import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { Trouble } from '../trouble.ts';

const ownerShape = z.object({ pid: z.number().int().positive(), started: z.string(), url: z.string() });
type Owner = z.infer<typeof ownerShape>;

/**
 * Takes the data folder for this process: two Carelines on one database cluster would damage it.
 *
 * @param url where this instance will answer, for the sentence that a second one gets
 * @returns gives the folder back
 * @throws {Trouble} when a running Careline has the folder
 */
export function takeInstanceLock(folder: string, url: string): () => void {
  const file = join(folder, 'careline.lock');
  const mine: Owner = { pid: process.pid, started: startOf(process.pid), url };
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(mine));
  try {
    for (let attempt = 0; attempt < 3; attempt += 1) {
      if (link(draft, file)) return () => release(file, mine);
      const owner = readOwner(file);
      if (owner !== undefined && isRunning(owner)) {
        throw new Trouble(
          `Careline is already running on this data folder: ${owner.url} (process ${owner.pid}, ${folder}). ` +
            'Use that one, stop it with Ctrl-C, or set CARELINE_DATA and CARELINE_PORT to start another beside it.',
        );
      }
      rmSync(file, { force: true });
    }
    throw new Trouble(
      `The lock ${file} could not be taken. Delete it if no Careline is running, and start again.`,
    );
  } finally {
    rmSync(draft, { force: true });
  }
}

/** A link to a finished file appears whole or not at all, and never over another. */
function link(draft: string, file: string): boolean {
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

function release(file: string, mine: Owner): void {
  const owner = readOwner(file);
  if (owner?.pid === mine.pid && owner.started === mine.started) rmSync(file, { force: true });
}

function readOwner(file: string): Owner | undefined {
  try {
    return ownerShape.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined;
  }
}

function isRunning(owner: Owner): boolean {
  try {
    process.kill(owner.pid, 0);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false;
  }
  return owner.started === startOf(owner.pid);
}

/** When a process started, where the system tells: process numbers are used again, above all after a restart. */
function startOf(pid: number): string {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return `${boot} ${fields.slice(fields.lastIndexOf(')') + 2).split(' ')[19]}`;
  } catch {
    return '';
  }
}
