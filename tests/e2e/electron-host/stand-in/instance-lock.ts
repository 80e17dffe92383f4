/** @file The single-instance lock of a data folder: a file with the owner's process id, and a socket to reach it. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { report } from './report.ts';

/** Takes the lock, or tells its owner that a second instance was started. Answers whether it was taken. */
export function takeInstanceLock(folder: string, onSecondInstance: () => void): boolean {
  mkdirSync(folder, { recursive: true });
  const lock = join(folder, 'stand-in.lock');
  const socket = join(folder, 'stand-in.socket');
  if (isHeld(lock)) {
    connect(socket)
      .on('error', () => undefined)
      .end('second');
    return false;
  }
  writeFileSync(lock, String(process.pid));
  rmSync(socket, { force: true });
  createServer((connection) => {
    connection.on('error', () => undefined).resume();
    onSecondInstance();
  })
    .on('error', report.failure)
    .listen(socket)
    .unref();
  process.once('exit', () => rmSync(lock, { force: true }));
  return true;
}

function isHeld(lock: string): boolean {
  if (!existsSync(lock)) return false;
  const owner = Number(readFileSync(lock, 'utf8'));
  if (!Number.isInteger(owner) || owner <= 0 || owner === process.pid) return false;
  try {
    process.kill(owner, 0);
    return true;
  } catch {
    return false;
  }
}
