import { open, rename, rm } from 'node:fs/promises';

/**
 * Writes a file that only its owner can read, whole or not at all: under another name first, flushed, then renamed. An earlier file of that name is
 * replaced.
 */
export async function writePrivateFile(path: string, content: string): Promise<void> {
  const unfinished = `${path}.unfinished`;
  try {
    // Left behind by a command that was killed, it may belong to somebody else or be readable to all.
    await rm(unfinished, { force: true });
    const file = await open(unfinished, 'wx', 0o600);
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => undefined);
    throw error;
  }
}
