/** @file A device that was away for a week comes back: a thousand changed documents among twenty thousand. */
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DEMO_ORGANIZATION_ID } from '#server/demo/ensure-demo-organisation.ts';
import { startDevice, until } from '#tests/support/device.ts';
import { type Row, row } from '../row.ts';
import { openRivals } from '../sync/rivals.ts';
import { inSetting, type Setting, settle } from '../sync/setting.ts';

const RUNS = 3;
const PATIENTS = 200;
const ENTRIES = 800;
const ASK_EVERY_MS = 20;
const POUCH_BATCH = 1000;

/** One device and one file of each rival come back again and again. */
export async function syncWeek(say: (line: string) => void): Promise<Row[]> {
  say('Making the demo organization and copying it once …');
  return inSetting({ patients: PATIENTS }, async (setting) => {
    const rivals = await openRivals(setting);
    await comeBack(setting, null);
    await rivals.pouch('pouch', POUCH_BATCH);
    await rivals.byHand('by-hand', { sequence: 0, isEncrypted: false });
    const ours: number[] = [];
    const pouch: number[] = [];
    const byHand: number[] = [];
    for (let week = 1; week <= RUNS; week += 1) {
      const changed = await passAWeek(setting, week);
      ours.push(await comeBack(setting, { name: `Week${week}`, minutes: ENTRIES * week }));
      await settle();
      byHand.push(await rivals.byHand('by-hand', { sequence: changed.after, isEncrypted: false }));
      await rivals.changePouch(changed.ids);
      pouch.push(await rivals.pouch('pouch', POUCH_BATCH));
      say(
        `  week ${week}: ${ours.at(-1)?.toFixed(0)}, by hand ${byHand.at(-1)?.toFixed(0)}, pouch ${pouch.at(-1)?.toFixed(0)}`,
      );
    }
    await rivals.close();
    const what = `${PATIENTS + ENTRIES} changed documents, from the opened store to the queue that shows them`;
    return [
      row({ name: 'sync.week', what, unit: 'ms' }, ours, {
        name: 'PouchDB from express-pouchdb, as many changed',
        runs: pouch,
      }),
      row({ name: 'sync.week-limit', what, unit: 'ms' }, ours, {
        name: 'COPY of the newer ones into a plain SQLite file',
        runs: byHand,
      }),
    ];
  });
}

/** Renames every patient and adds minutes of today. Answers what a rival should change as well, and from which sequence on. */
async function passAWeek(
  { query, staffId }: Setting,
  week: number,
): Promise<{ ids: string[]; after: number }> {
  const [allocated] = await query<{ before: string }>('select allocate_sequences($1) as before', [
    PATIENTS + ENTRIES,
  ]);
  const before = Number(allocated?.before);
  const held = `patient_id in (select patient_id from assignments where staff_id = $2 and until_at is null)`;
  await query(
    `with chosen as (select id, row_number() over () as place from documents where collection = 'patients' and ${held})
     update documents held set rev = rev + 1, sequence = $1::bigint + place,
            body = body || jsonb_build_object('familyName', $3::text)
       from chosen where held.collection = 'patients' and held.id = chosen.id`,
    [before, staffId, `Week${week}`],
  );
  const now = new Date().toISOString();
  await query(
    `with chosen as (select *, row_number() over () as place, gen_random_uuid() as new_id
                       from documents where collection = 'timeEntries' and ${held} limit ${ENTRIES})
     insert into documents (organization_id, collection, id, patient_id, rev, sequence, received_at, updated_by, device_id, bytes, body)
     select $3::uuid, collection, new_id, patient_id, 1, $1::bigint + ${PATIENTS} + place, now(), updated_by, device_id, bytes,
            body || jsonb_build_object('id', new_id, 'startedAt', $4::text, 'endedAt', $4::text, 'seconds', 60, 'supersedes', '', 'staffId', $2::text, 'isBillable', true)
       from chosen`,
    [before, staffId, DEMO_ORGANIZATION_ID, now],
  );
  const rows = await query<{ id: string }>(
    `select collection || '/' || id as id from documents where ${held.replace('$2', '$1')} order by sequence limit ${PATIENTS + ENTRIES}`,
    [staffId],
  );
  return { ids: rows.map(({ id }) => id), after: before };
}

/** Opens the device's store and waits for what is wanted; without it, for the first copy. Answers milliseconds. */
async function comeBack(
  { folder, serverUrl, account }: Setting,
  wanted: { name: string; minutes: number } | null,
): Promise<number> {
  const device = startDevice({ folder: join(folder, 'device'), serverUrl });
  await device.engine.session.signIn({ email: account.email, passphrase: account.passphrase });
  const start = performance.now();
  if (wanted === null) {
    const status = async () => {
      for await (const one of await device.engine.sync.status()) return one;
      throw new Error('The status stream ended.');
    };
    await until('the first copy', status, ({ isInitialSyncDone }) => isInitialSyncDone, 120_000);
  }
  for (let isThere = wanted === null; !isThere; ) {
    const { rows, minutesToday } = await device.engine.queue.today();
    isThere =
      minutesToday >= (wanted?.minutes ?? 0) && rows.every(({ name }) => name.includes(wanted?.name ?? ''));
    if (performance.now() - start > 60_000) throw new Error('The changed documents did not come.');
    if (!isThere) await sleep(ASK_EVERY_MS);
  }
  const took = performance.now() - start;
  await device.close();
  return took;
}
