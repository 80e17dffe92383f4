/** @file The log of the desktop home: lines of JSON in a file that is rotated by size. Never health data, see log-line.ts. */
import { appendFile, mkdir, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Log } from '#shared/engine/ports.ts';
import { logLine } from './log-line.ts';

/** A log that can be waited for. */
export interface FileLog {
  write: Log;
  /** Answers when all lines so far are in the file, or could not be written. */
  flushed(): Promise<void>;
}

export interface FileLogOptions {
  folder: string;
  now: () => number;
  /** A file that has grown to this many bytes is put aside. */
  maximumBytes?: number;
  /** How many files that were put aside are kept. */
  keep?: number;
}

/**
 * A log in `careline.log` of the folder, the older parts in `careline.1.log`, `careline.2.log` and so on. Writing is
 * asynchronous and in order; a full disk loses lines and nothing else.
 */
export function createFileLog({ folder, now, maximumBytes = 1_000_000, keep = 4 }: FileLogOptions): FileLog {
  const path = join(folder, 'careline.log');
  let waiting: string[] = [];
  let writing: Promise<void> | undefined;

  async function drain(): Promise<void> {
    try {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      while (waiting.length > 0) {
        const lines = waiting.join('');
        waiting = [];
        await rotateWhenFull();
        await appendFile(path, lines, { mode: 0o600 });
      }
    } catch {
      waiting = [];
    } finally {
      writing = undefined;
    }
  }

  async function rotateWhenFull(): Promise<void> {
    const size = await stat(path).then(
      (found) => found.size,
      () => 0,
    );
    if (size < maximumBytes) return;
    for (let number = keep; number >= 1; number--) {
      const older = number === 1 ? path : join(folder, `careline.${number - 1}.log`);
      await rename(older, join(folder, `careline.${number}.log`)).catch(() => undefined);
    }
  }

  return {
    write(event, facts) {
      waiting.push(logLine(new Date(now()), event, facts));
      writing ??= drain();
    },
    async flushed() {
      while (writing !== undefined) await writing;
    },
  };
}
