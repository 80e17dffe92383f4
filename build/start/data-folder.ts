import {
  accessSync,
  chmodSync,
  constants,
  mkdirSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { Trouble } from '../trouble.ts';

/**
 * Makes the data folder when it is missing and tries to write into it.
 *
 * @throws {Trouble} naming the folder and the remedy
 */
export function ensureDataFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    const probe = join(folder, `.write-test-${process.pid}`);
    writeFileSync(probe, '');
    rmSync(probe);
    letDatabaseUserPass(folder);
  } catch (error) {
    throw new Trouble(
      `The data folder ${folder} cannot be written (${reasonOf(error)}). ` +
        'Set CARELINE_DATA to a folder of your own, for example: CARELINE_DATA=$HOME/careline npm start',
    );
  }
}

/**
 * When root starts Careline, another account runs the database and must get through to its own part of the folder. Only a
 * folder that is still empty is opened for passing: one that holds other things may be somebody's home.
 */
function letDatabaseUserPass(folder: string): void {
  if (process.getuid?.() !== 0 || readdirSync(folder).length > 0) return;
  chmodSync(folder, (statSync(folder).mode & 0o777) | 0o001);
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const reasons: Record<string, string> = {
    EACCES: 'permission denied',
    EPERM: 'permission denied',
    EROFS: 'the disk is read-only',
    ENOSPC: 'the disk is full',
    EDQUOT: 'your share of the disk is full',
    ENOTDIR: 'part of the path is a file',
    EEXIST: 'there is a file of that name',
  };
  return reasons[code] ?? (error instanceof Error ? error.message : String(error));
}
