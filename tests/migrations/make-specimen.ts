/**
 * @file Freezes a specimen of today's store: `node tests/migrations/make-specimen.ts 0002-words`.
 *
 * The real engine on the real encrypted store works against a real server, loses it, works on, and is ended without a
 * goodbye. What is then on disk is the specimen: all collections, drafts, a running clock, work that the server has not seen, the replication's memory,
 * a log that nobody folded. All data is invented, so key and passphrase lie beside it for everyone to read.
 */
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inOrganization } from '#server/database/transaction.ts';
import { storeDocuments } from '#server/sync/store-documents.ts';
import { createWorld, PASSPHRASE, type World } from '#tests/integration/server-harness.ts';
import { startDevice, until } from '#tests/support/device.ts';
import { keyOfDevice } from '#tests/support/device-key.ts';
import { startTestCluster } from '#tests/support/postgres-cluster.ts';
import { serverDocuments } from './invented-documents.ts';
import { type SpecimenFacts, specimenFolder } from './specimen.ts';
import { workOffline, workOnline } from './work-a-day.ts';

const EMAIL = 'nora@northside.example';
const LARGEST = 2_000_000;

/** Makes a store in the folder and answers what is in it. */
export async function makeSpecimen(world: World, folder: string): Promise<SpecimenFacts> {
  const staffId = await world.createPerson(EMAIL, 'care-manager', 'East');
  const patientIds = await world.givePatients(staffId, 3);
  const documents = serverDocuments({ staffId, deviceId: staffId }, patientIds);
  await inOrganization(world.database.pool, world.organizationId, async (transaction) => {
    for (const [collection, list] of documents) {
      await storeDocuments(transaction, {
        organizationId: world.organizationId,
        collection,
        documents: list,
      });
    }
  });
  const device = startDevice({ folder, serverUrl: world.url });
  try {
    await device.engine.session.signIn({ email: EMAIL, passphrase: PASSPHRASE });
    const status = async () => {
      for await (const now of await device.engine.sync.status()) return now;
      throw new Error('The stream of the sync status ended.');
    };
    const inSync = () =>
      until(
        'everything is with the server',
        status,
        (now) => now.light === 'with-the-server' && now.isInitialSyncDone,
      );
    await inSync();
    const sent = await workOnline(device.engine, patientIds);
    await inSync();
    await world.server.close();
    const unsent = await workOffline(device.engine, patientIds);
    const pending = (await device.engine.sync.pending()).map(({ collection, documentId }) => ({
      collection,
      documentId,
    }));
    const madeAt = new Date().toISOString();
    return {
      madeAt,
      email: EMAIL,
      passphrase: PASSPHRASE,
      staffId,
      patientIds,
      pending,
      ...sent,
      ...unsent,
      key: '',
    };
  } finally {
    await device.kill();
  }
}

async function main(name: string): Promise<void> {
  if (!/^\d{4}-[a-z-]+$/.test(name))
    throw new Error('Name the specimen by the number of its format and words: 0002-words.');
  const cluster = await startTestCluster();
  const folder = mkdtempSync(join(tmpdir(), 'careline-specimen-'));
  const world = await createWorld({}, cluster.url);
  try {
    const facts = await makeSpecimen(world, folder);
    const key = Buffer.from(await keyOfDevice(folder, facts.email, facts.passphrase)).toString('hex');
    const files = readdirSync(folder).filter((file) => !file.endsWith('-shm'));
    const size = files.reduce((sum, file) => sum + statSync(join(folder, file)).size, 0);
    if (size > LARGEST) throw new Error(`The specimen has ${size} bytes; keep it under ${LARGEST}.`);
    const target = specimenFolder(name);
    rmSync(target, { recursive: true, force: true });
    mkdirSync(target, { recursive: true });
    for (const file of files) copyFileSync(join(folder, file), join(target, file));
    writeFileSync(join(target, 'facts.json'), `${JSON.stringify({ ...facts, key }, null, 2)}\n`);
    process.stdout.write(
      `${name}: ${files.length} files, ${size} bytes, ${facts.pending.length} documents unsent\n`,
    );
  } finally {
    await world.close();
    await cluster.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

if (import.meta.main) await main(process.argv[2] ?? '');
