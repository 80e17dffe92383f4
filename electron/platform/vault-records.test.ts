import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { VaultRecord } from '#shared/engine/vault/record.ts';
import { createVaultRecordFiles } from './vault-records.ts';

let folder: string;
let damaged: string[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'careline-accounts-'));
  damaged = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const records = () => createVaultRecordFiles(join(folder, 'accounts'), (file) => damaged.push(file));
const files = () => readdirSync(join(folder, 'accounts'));
const pathOf = (name = files()[0] ?? '') => join(folder, 'accounts', name);

function record(email: string): VaultRecord {
  return {
    version: 1,
    account: {
      email,
      name: 'Ada Moreno',
      staffId: '0198c5f2-9f5e-7a11-8000-1a2b3c4d5e6f',
      deviceId: '0198c5f2-9f5e-7a11-8000-1a2b3c4d5e70',
      organizationId: '0198c5f2-9f5e-7a11-8000-1a2b3c4d5e71',
      offlineLeaseUntil: '2026-12-01T00:00:00.000Z',
      lockAfterMinutes: 15,
    },
    databaseName: 'careline-1',
    passphraseWrap: {
      derivation: {
        algorithm: 'argon2id',
        memoryKibibytes: 65_536,
        iterations: 3,
        parallelism: 1,
        salt: '0a0b',
      },
      iv: '00ff',
      sealed: 'abcd',
      keychain: false,
    },
    recoveryWrap: { iv: '00ff', sealed: 'abcd' },
    ended: '',
    failedTries: 0,
    latestTimeSeen: '2026-11-21T00:00:00.000Z',
    proof: 'abcd',
  };
}

test('a device without accounts has none', async () => {
  expect(await records().list()).toEqual([]);
  expect(await records().read('nobody@clinic.example')).toBeNull();
});

test('what was written is read again, whatever the case of the e-mail; a second write replaces', async () => {
  await records().write(record('ada@clinic.example'));
  await records().write(record('ben@clinic.example'));
  const renewed = { ...record('ada@clinic.example'), databaseName: 'careline-2' };
  await records().write(renewed);
  expect(await records().read(' Ada@Clinic.example')).toEqual(renewed);
  expect((await records().list()).map(({ account }) => account.email)).toEqual([
    'ada@clinic.example',
    'ben@clinic.example',
  ]);
  expect(files().every((name) => /^[0-9a-f]{32}\.json$/.test(name))).toBe(true);
});

test.skipIf(process.platform === 'win32')('only this user can read a record', async () => {
  await records().write(record('ada@clinic.example'));
  expect(statSync(pathOf()).mode & 0o777).toBe(0o600);
});

test.each([
  ['cut off', (text: string) => text.slice(0, 40), 'is not JSON'],
  ['emptied', () => '', 'is not JSON'],
  [
    'of another shape',
    (text: string) => text.replace('"salt": "0a0b"', '"salt": "xyz"'),
    'passphraseWrap.derivation.salt',
  ],
  ['of a later version', (text: string) => text.replace('"version": 1', '"version": 2'), 'version'],
])('a record that was %s is named as damaged, and the others still open', async (_how, damage, sentence) => {
  await records().write(record('ada@clinic.example'));
  const path = pathOf();
  writeFileSync(path, damage(readFileSync(path, 'utf8')));
  await records().write(record('ben@clinic.example'));
  await expect(records().read('ada@clinic.example')).rejects.toMatchObject({
    code: 'DAMAGED',
    message: expect.stringContaining(sentence),
  });
  expect((await records().list()).map(({ account }) => account.email)).toEqual(['ben@clinic.example']);
  expect(damaged).toHaveLength(1);
});

test("a record put under another account's name is not taken", async () => {
  await records().write(record('ada@clinic.example'));
  const adas = pathOf();
  await records().write(record('ben@clinic.example'));
  const bens =
    files()
      .map((name) => pathOf(name))
      .find((path) => path !== adas) ?? '';
  renameSync(adas, bens);
  await expect(records().read('ben@clinic.example')).rejects.toThrow('belongs to another account');
});

test('a record of the wrong shape is refused; it leaves the old record and no rest', async () => {
  await records().write(record('ada@clinic.example'));
  const wrong = { ...record('ada@clinic.example'), databaseName: 7 } as unknown as VaultRecord;
  await expect(records().write(wrong)).rejects.toThrow();
  expect((await records().read('ada@clinic.example'))?.databaseName).toBe('careline-1');
  expect(files()).toHaveLength(1);
});
