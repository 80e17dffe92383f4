/** @file Keeps the vault records of the desktop home: one JSON file per account. */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { VaultError } from '#shared/engine/ports.ts';
import { VaultRecord, type VaultRecords } from '#shared/engine/vault/record.ts';
import { writeFileAtomically } from './atomic-file.ts';
import { eraseFile } from './erase-files.ts';

/**
 * Vault records as files in a folder, which is made at the first write. A file's name is a digest of the account's
 * e-mail; its content is checked on each read. A record that is damaged, or of another account than its name says,
 * rejects with the {@link VaultError} `DAMAGED`, which names the file; `list` leaves it out and reports it to `onDamaged`.
 */
export function createVaultRecordFiles(folder: string, onDamaged: (fileName: string) => void): VaultRecords {
  async function readRecord(fileName: string): Promise<VaultRecord | null> {
    let text: string;
    try {
      text = await readFile(join(folder, fileName), 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw damaged(fileName, 'cannot be read', error);
    }
    const record = parseRecord(fileName, text);
    if (fileNameOf(record.account.email) !== fileName) throw damaged(fileName, 'belongs to another account');
    return record;
  }

  return {
    async list() {
      const records: VaultRecord[] = [];
      for (const fileName of await recordFileNames(folder)) {
        try {
          const record = await readRecord(fileName);
          if (record !== null) records.push(record);
        } catch (error) {
          if (!(error instanceof VaultError)) throw error;
          onDamaged(fileName);
        }
      }
      return records.sort((one, other) => one.account.email.localeCompare(other.account.email));
    },
    read: (email) => readRecord(fileNameOf(email)),
    async write(record) {
      const checked = VaultRecord.parse(record);
      const path = join(folder, fileNameOf(checked.account.email));
      await writeFileAtomically(path, `${JSON.stringify(checked, null, 2)}\n`);
    },
    remove: (email) => eraseFile(join(folder, fileNameOf(email))),
  };
}

function parseRecord(fileName: string, text: string): VaultRecord {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw damaged(fileName, 'is not JSON', error);
  }
  const parsed = VaultRecord.safeParse(value);
  if (parsed.success) return parsed.data;
  const places = parsed.error.issues.map((issue) => issue.path.join('.') || 'the whole').join(', ');
  throw damaged(fileName, `has wrong or missing fields (${places})`);
}

function damaged(fileName: string, what: string, cause?: unknown): VaultError {
  const error = new VaultError(
    'DAMAGED',
    `The account file ${fileName} ${what}. Restore it from a backup; without it the records of this account on this device cannot be opened.`,
  );
  error.cause = cause;
  return error;
}

function fileNameOf(email: string): string {
  return `${createHash('sha256').update(email.trim().toLowerCase()).digest('hex').slice(0, 32)}.json`;
}

async function recordFileNames(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).filter((name) => /^[0-9a-f]{32}\.json$/.test(name)).sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
