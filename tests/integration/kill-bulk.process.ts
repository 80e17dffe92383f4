/** @file Writes large bulks and small rows into the encrypted store until it is killed, and says what was acknowledged. */
import { writeSync } from 'node:fs';
import { fillWithDefaultSettings } from 'rxdb';
import { getRxStorageEncryptedSqlite } from '#electron/store/index.ts';
import { type CallDocument, callSchema, insertRows, storedCall } from '#tests/contracts/storage-documents.ts';

const BULK = 600;
const [path = '', hex = '', run = ''] = process.argv.slice(2);
const storage = getRxStorageEncryptedSqlite({ path, key: Buffer.from(hex, 'hex') });
const open = (collectionName: string) =>
  storage.createStorageInstance<CallDocument>({
    ...{ databaseInstanceToken: 'token', databaseName: 'careline', collectionName, options: {} },
    ...{ schema: fillWithDefaultSettings(callSchema()), multiInstance: false, devMode: false },
  });
const calls = await open('calls');
const others = await open('others');
// Blocking, so that it is in the pipe only when the store has answered.
const say = (line: string) => void writeSync(1, `${line}\n`);
say('open');

async function writeBulks(): Promise<never> {
  for (let round = 0; ; round += 1) {
    const name = `${run}-${round}`;
    const documents = Array.from({ length: BULK }, (_, index) => storedCall(`${name}-${index}`));
    await calls.bulkWrite(insertRows(documents), 'test');
    say(`bulk ${name}`);
  }
}

async function writeSmall(): Promise<never> {
  for (let round = 0; ; round += 1) {
    const id = `${run}-${round}`;
    await others.bulkWrite(insertRows([storedCall(id)]), 'test');
    say(`small ${id}`);
    await new Promise((resolve) => setTimeout(resolve, round % 40));
  }
}

await Promise.all([writeBulks(), writeSmall()]);
