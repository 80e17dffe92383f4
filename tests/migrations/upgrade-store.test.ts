/** @file What an upgrade refuses, what it leaves behind, and what settles it after a kill. */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createDesktopStores } from '#electron/platform/upgrade/desktop-stores.ts';
import { settleStore } from '#electron/platform/upgrade/settle-store.ts';
import { type UpgradeStep, upgradeStore } from '#electron/platform/upgrade/upgrade-store.ts';
import { acquireDatabase, readStoreFormat, releaseDatabase } from '#electron/store/database.ts';
import { makePlan, STORE_PLAN } from '#shared/store/upgrade/store-plan.ts';
import { demonstrationPlan } from './demonstration.ts';
import { copySpecimen, type Specimen, specimenNames } from './specimen.ts';

const FORMAT = STORE_PLAN.format;

let specimen: Specimen;
let before: Buffer;
let logged: string[];

beforeEach(() => {
  specimen = copySpecimen(specimenNames().at(-1) ?? '');
  before = readFileSync(specimen.path);
  logged = [];
});
afterEach(() => rmSync(specimen.folder, { recursive: true, force: true }));

const log = (event: string) => void logged.push(event);

function upgrade(plan = demonstrationPlan(), onStep: (step: UpgradeStep) => void = () => undefined) {
  const { path, key } = specimen;
  return upgradeStore({ path, key, plan, log, now: Date.now, onStep });
}

/** What lies beside the store, by the ends of the names. */
function beside(): string[] {
  const name = basename(specimen.path);
  return readdirSync(specimen.folder)
    .filter((file) => file.startsWith(`${name}.`))
    .map((file) => file.slice(name.length + 1).replace(/\d{8}T\d{9}Z/, 'TIME'))
    .sort();
}

function expectUntouched(): void {
  expect(readFileSync(specimen.path).equals(before)).toBe(true);
  expect(readStoreFormat(specimen)).toBe(FORMAT);
}

test('the format is read without a change to the file', () => {
  expect(readStoreFormat(specimen)).toBe(FORMAT);
  expect(readStoreFormat({ ...specimen, path: join(specimen.folder, 'nothing.db') })).toBe(0);
  expect(existsSync(join(specimen.folder, 'nothing.db'))).toBe(false);
  expectUntouched();
});

test('a store of the present format is not copied', async () => {
  expect(await upgrade(STORE_PLAN)).toBeNull();
  expect(beside()).toEqual([]);
  expectUntouched();
});

test('a store of a newer format is opened by nobody and stays as it is', async () => {
  await upgrade();
  const newer = readFileSync(specimen.path);
  await expect(upgrade(STORE_PLAN)).rejects.toMatchObject({ code: 'STORE_NEWER' });
  const stores = createDesktopStores({ folder: specimen.folder, log, now: Date.now });
  await expect(stores.openStorage(specimen.key, specimen.databaseName)).rejects.toMatchObject({
    code: 'STORE_NEWER',
  });
  expect(() => acquireDatabase(specimen)).toThrow(expect.objectContaining({ code: 'STORE_NEWER' }));
  expect(readFileSync(specimen.path).equals(newer)).toBe(true);
});

test('an older store does not open without an upgrade', () => {
  expect(() => acquireDatabase({ ...specimen, format: FORMAT + 1 })).toThrow(
    expect.objectContaining({ code: 'STORE_OLDER' }),
  );
  expectUntouched();
});

test('a damaged store is not upgraded', async () => {
  const page = 40 * 4096;
  before.writeUInt8(before.readUInt8(page + 7) ^ 1, page + 7);
  writeFileSync(specimen.path, before);
  await expect(upgrade()).rejects.toMatchObject({ code: 'STORE_CORRUPT' });
  expect(beside()).toEqual([]);
  expect(readFileSync(specimen.path).equals(before)).toBe(true);
});

test('a migration that fails leaves the store as it was, and no copy', async () => {
  const failing = makePlan(
    [
      ...STORE_PLAN.migrations,
      {
        format: FORMAT + 1,
        documents: {
          calls: () => {
            throw new Error('a mistake in the app');
          },
        },
      },
    ],
    demonstrationPlan().schemaOf,
  );
  await expect(upgrade(failing)).rejects.toMatchObject({ code: 'STORE_UPGRADE_FAILED' });
  expect(beside()).toEqual([`backup-${FORMAT}-TIME`]);
  expect(logged).toContain('store.upgrade-failed');
  expectUntouched();
});

test.each([
  ['a changed body', `UPDATE documents_N SET body = replace(body, 'Alvarez', 'Alvares')`],
  ['a missing row', 'DELETE FROM documents_N WHERE rowid = 1'],
  ['another place in the order of changes', 'UPDATE documents_N SET changed = changed + 1 WHERE rowid = 1'],
])('a copy with %s is found out and thrown away', async (_what, sql) => {
  const tamper = (step: UpgradeStep) => {
    if (step !== 'migrated') return;
    const copy = acquireDatabase({ path: `${specimen.path}.upgrade`, key: specimen.key, format: FORMAT + 1 });
    const number = copy.connection
      .prepare("SELECT number FROM store_tables WHERE collection_name = 'patients'")
      .pluck()
      .get();
    copy.connection.exec(sql.replace('documents_N', `documents_${number}`));
    releaseDatabase(copy);
  };
  await expect(upgrade(demonstrationPlan(), tamper)).rejects.toMatchObject({ code: 'STORE_UPGRADE_FAILED' });
  expect(beside()).toEqual([`backup-${FORMAT}-TIME`]);
  expectUntouched();
});

test('two backups are kept, and the same store is not backed up twice', async () => {
  const failing = (step: UpgradeStep) => {
    if (step === 'copied') throw new Error('stopped');
  };
  for (let change = 0; change < 4; change++) {
    const database = acquireDatabase(specimen);
    database.connection.exec(`CREATE TABLE change_${change} (x)`);
    releaseDatabase(database);
    for (let again = 0; again < 2; again++)
      await expect(upgrade(demonstrationPlan(), failing)).rejects.toThrow();
  }
  expect(beside()).toEqual([`backup-${FORMAT}-TIME`, `backup-${FORMAT}-TIME`]);
  expect(logged.filter((event) => event === 'store.backed-up')).toHaveLength(4);
  expect(logged.filter((event) => event === 'store.copy-removed')).toHaveLength(2);
});

test('the store from before an upgrade stays for the start that upgraded it, and goes with the next sign-in', async () => {
  await upgrade();
  renameSync(specimen.path, `${specimen.path}.before-9`);
  writeFileSync(specimen.path, before);
  const stores = createDesktopStores({ folder: specimen.folder, log, now: Date.now });
  expect(beside()).toEqual([`backup-${FORMAT}-TIME`, `before-${FORMAT}`, 'before-9']);
  await stores.keeper.opened(specimen.databaseName);
  expect(beside()).toEqual([`backup-${FORMAT}-TIME`]);
  expect(logged).toContain('store.copy-removed');
});

test('when a patient leaves the device, the copies that hold her go, and a store put aside stays', async () => {
  await upgrade();
  const stores = createDesktopStores({ folder: specimen.folder, log, now: Date.now });
  await stores.keeper.startNew(specimen.databaseName);
  await stores.keeper.forgetCopies(specimen.databaseName);
  expect(beside()).toEqual(['aside-TIME', 'new']);
  expect(logged.at(-1)).toBe('store.copy-removed');
});

test('a name that leaves the folder is refused', async () => {
  const stores = createDesktopStores({ folder: specimen.folder, log, now: Date.now });
  await expect(stores.openStorage(specimen.key, '../other')).rejects.toThrow('not one that Careline gives');
});

const states: [string, string[], string[], string][] = [
  ['an unfinished copy is thrown away', ['', '.upgrade', '.upgrade-wal'], [''], ''],
  ['a switch is finished', ['.before-1', '.upgrade'], ['', '.before-1'], '.upgrade'],
  ['a switch without its copy is taken back', ['.before-1'], [''], '.before-1'],
  [
    'a half-written copy of a copy is thrown away',
    ['', '.upgrade.partial', '.backup-1-20260101T000000000Z.partial'],
    [''],
    '',
  ],
  ['a restore that was not begun is forgotten', ['', '.restore'], [''], ''],
  [
    'a restore is finished, and the log goes with the store it belongs to',
    ['.aside-20260101T000000000Z', '.restore', '-wal'],
    ['', '.aside-20260101T000000000Z', '.aside-20260101T000000000Z-wal'],
    '.restore',
  ],
  [
    'a store put aside stays so',
    ['.aside-20260101T000000000Z'],
    ['.aside-20260101T000000000Z'],
    '.aside-20260101T000000000Z',
  ],
];

test.each(states)('%s', async (_what, given, left, survivor) => {
  const folder = join(specimen.folder, 'states');
  mkdirSync(folder);
  for (const end of given) writeFileSync(join(folder, `s.db${end}`), end);
  await settleStore(join(folder, 's.db'), log);
  expect(readdirSync(folder).sort()).toEqual(left.map((end) => `s.db${end}`).sort());
  const [main = ''] = left;
  expect(readFileSync(join(folder, `s.db${main}`), 'utf8')).toBe(survivor);
});
