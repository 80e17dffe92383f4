/** @file Thirty devices at once, the server's push, and a sync without news. Light clients over real HTTP: the server is measured, not thirty stores. */
import pg from 'pg';
import { STEWARD_ROLE } from '#server/database/roles.ts';
import { DEMO_ORGANIZATION_ID } from '#server/demo/ensure-demo-organisation.ts';
import { newId } from '#server/organization/ids.ts';
import { BATCH_LIMIT, type PushRow } from '#shared/contract/server/sync.ts';
import { toInstant } from '#shared/domain/primitives.ts';
import { type Row, row } from '../row.ts';
import { copyOut } from '../sync/copy-out.ts';
import { signInLightly } from '../sync/light-client.ts';
import { inSetting, type Setting, settle } from '../sync/setting.ts';

const RUNS = 3;
/** A herd keeps the machine busy for long. */
const HERDS = 2;
const DEVICES = 30;
const PATIENTS = 200;
/** Thirty whole caseloads would be minutes of two processors. */
const FLEET_PATIENTS = 50;
const FEW_PATIENTS = 20;
const PUSHED = 5000;
/** Before all that the demo holds: minutes that share time with others are put before a person, a document for each pair. */
const PUSHED_FROM = Date.UTC(2024, 0, 1);
const PUSHED_SECONDS = 60;
const IDLE_SYNCS = 100;

/** Rows of the server under light clients. */
export async function syncFleet(say: (line: string) => void): Promise<Row[]> {
  say('Making the demo organization …');
  const rows: Row[] = [];
  let many: number[] = [];
  let manyDocuments = 0;
  await inSetting({ patients: PATIENTS }, async (setting) => {
    ({ runs: many, documents: manyDocuments } = await withoutNews(setting));
    rows.push(...(await pushThroughput(setting, say)));
  });
  await inSetting({ patients: FLEET_PATIENTS }, async (setting) => {
    rows.push(...(await thirtyDevices(setting, say)));
  });
  say('Making a small demo organization …');
  await inSetting({ patients: FEW_PATIENTS }, async (setting) => {
    const { runs, documents } = await withoutNews(setting);
    rows.push(
      row(
        { name: 'sync.no-change', what: `a sync without news, ${manyDocuments} documents`, unit: 'ms' },
        many,
        {
          name: `the same with ${documents} documents`,
          runs,
        },
      ),
    );
  });
  return rows;
}

async function thirtyDevices(setting: Setting, say: (line: string) => void): Promise<Row[]> {
  const { serverUrl, databaseUrl, account, staffId, server } = setting;
  const ours: number[] = [];
  const copies: number[] = [];
  let documents = 0;
  for (let run = 0; run < HERDS; run += 1) {
    const devices = [];
    for (let device = 0; device < DEVICES; device += 1) devices.push(await signInLightly(serverUrl, account));
    const before = await server.ask<{ cpu: number }>({ order: 'usage' });
    const start = performance.now();
    const counts = await Promise.all(devices.map((device) => device.pullAll()));
    ours.push(performance.now() - start);
    documents = Math.min(...counts);
    const { cpu } = await server.ask<{ cpu: number }>({ order: 'usage' });
    await settle();
    copies.push(await copiesAtOnce(databaseUrl, staffId));
    say(
      `  thirty ${ours.at(-1)?.toFixed(0)} ms (server computes ${(cpu - before.cpu).toFixed(0)} ms, ${devices.reduce((sum, { refusals }) => sum + refusals, 0)} pulls asked twice), copies ${copies.at(-1)?.toFixed(0)} ms`,
    );
  }
  return [
    row(
      {
        name: 'sync.thirty-devices',
        what: `${DEVICES} light clients pull ${documents} documents each, all at once`,
        unit: 'ms',
      },
      ours,
      { name: 'the same by COPY, a connection each, nothing done with it', runs: copies },
    ),
  ];
}

async function copiesAtOnce(databaseUrl: string, staffId: string): Promise<number> {
  const clients = await Promise.all(
    Array.from({ length: DEVICES }, async () => {
      const client = new pg.Client({ connectionString: databaseUrl });
      await client.connect();
      await client.query(
        `set role ${STEWARD_ROLE}; select set_config('careline.organization_id', '${DEMO_ORGANIZATION_ID}', false)`,
      );
      return client;
    }),
  );
  const start = performance.now();
  let rows = 0;
  await Promise.all(
    clients.map((client) =>
      copyOut(
        client,
        `select collection, id, patient_id, body from documents where patient_id in
           (select patient_id from assignments where staff_id = '${staffId}' and until_at is null)`,
        () => {
          rows += 1;
        },
      ),
    ),
  );
  const took = performance.now() - start;
  await Promise.all(clients.map((client) => client.end()));
  if (rows === 0) throw new Error('The baseline copied nothing.');
  return took;
}

async function withoutNews({ serverUrl, account }: Setting): Promise<{ runs: number[]; documents: number }> {
  const device = await signInLightly(serverUrl, account);
  const documents = await device.pullAll();
  // The contact of a new device is a change of the directory: it comes once.
  await device.pullAll();
  const runs: number[] = [];
  for (let sync = 0; sync < IDLE_SYNCS; sync += 1) {
    const start = performance.now();
    await device.pullAll();
    runs.push(performance.now() - start);
  }
  return { runs, documents };
}

async function pushThroughput(
  { serverUrl, account, query }: Setting,
  say: (line: string) => void,
): Promise<Row[]> {
  const device = await signInLightly(serverUrl, account);
  const { documents } = await device.client.sync.pull({
    collection: 'timeEntries',
    checkpoint: null,
    limit: BATCH_LIMIT,
  });
  const ours: number[] = [];
  const inserts: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const rows: PushRow[] = Array.from({ length: PUSHED }, (_, index) => ({
      newDocumentState: {
        ...documents[index % documents.length],
        ...{ id: newId(), rev: 0, receivedAt: '', supersedes: '', callId: '', _deleted: false },
        ...{ updatedBy: device.staffId, staffId: device.staffId, deviceId: device.deviceId },
        ...minuteOf(run * PUSHED + index),
      },
      assumedMasterState: null,
    }));
    const start = performance.now();
    for (let at = 0; at < PUSHED; at += BATCH_LIMIT) {
      const part = rows.slice(at, at + BATCH_LIMIT);
      const { results } = await device.client.sync.push({ collection: 'timeEntries', rows: part });
      const refused = results.find(({ outcome }) => outcome !== 'accepted');
      if (refused) throw new Error(`The server did not take a document: ${JSON.stringify(refused)}`);
    }
    ours.push(performance.now() - start);
    await settle();
    inserts.push(await insertByHand(query, rows));
    say(`  push ${ours.at(-1)?.toFixed(0)} ms, by hand ${inserts.at(-1)?.toFixed(0)} ms`);
  }
  return [
    row(
      {
        name: 'sync.push-throughput',
        what: `${PUSHED} new documents in batches of ${BATCH_LIMIT}, kept with their history`,
        unit: 'ms',
      },
      ours,
      {
        name: 'multi-row INSERT of the same bodies, a transaction a batch',
        runs: inserts,
      },
    ),
  ];
}

/** A minute that no other shares. */
function minuteOf(index: number): { startedAt: string; endedAt: string; seconds: number } {
  const start = PUSHED_FROM + 2 * index * PUSHED_SECONDS * 1000;
  return {
    startedAt: toInstant(start),
    endedAt: toInstant(start + PUSHED_SECONDS * 1000),
    seconds: PUSHED_SECONDS,
  };
}

/** The same table, without its history. */
async function insertByHand(query: Setting['query'], rows: readonly PushRow[]): Promise<number> {
  const [last] = await query<{ last: string }>('select max(sequence) + 1000000 as last from documents');
  const start = performance.now();
  for (let at = 0; at < rows.length; at += BATCH_LIMIT) {
    const part = rows
      .slice(at, at + BATCH_LIMIT)
      .map(({ newDocumentState }) => ({ ...newDocumentState, id: newId() }));
    await query(
      `insert into documents (organization_id, collection, id, patient_id, rev, sequence, received_at, updated_by, device_id, bytes, body)
       select $1, 'timeEntries', (body->>'id')::uuid, (body->>'patientId')::uuid, 1, $2::bigint + place, now(), body->>'updatedBy',
              body->>'deviceId', octet_length(body::text), body
         from jsonb_array_elements($3::jsonb) with ordinality as row (body, place)`,
      [DEMO_ORGANIZATION_ID, Number(last?.last) + at, JSON.stringify(part)],
    );
  }
  return performance.now() - start;
}
