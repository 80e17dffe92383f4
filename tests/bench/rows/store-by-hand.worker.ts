/** @file One run of the baseline, in a thread of its own: derive the key, open, read what the queue needs, rank. */
import { parentPort, workerData } from 'node:worker_threads';
import { PROGRAM_TARGETS } from '#shared/content/program-targets.ts';
import { rankQueue } from '#shared/domain/queue.ts';
import { byPatient } from '#shared/engine/features/by-patient.ts';
import { NO_KEYCHAIN, wrapByPassphrase } from '#shared/engine/vault/passphrase-wrap.ts';
import { type ByHandData, KEY, openByHand } from './store-by-hand.ts';

const { path, passphrase } = workerData as ByHandData;
await wrapByPassphrase(Uint8Array.from(KEY), passphrase, 'bench', NO_KEYCHAIN);
const database = openByHand(path);
const now = Date.now();
const since = (days: number) => new Date(now - days * 86_400_000).toISOString();

function read<T>(table: string, where = '', ...values: string[]): T[] {
  const rows = database.prepare(`select body from ${table} ${where}`).all(...values) as { body: string }[];
  return rows.map(({ body }) => JSON.parse(body) as T);
}

const rows = rankQueue({
  now,
  practiceTimeZone: 'America/New_York',
  targets: PROGRAM_TARGETS,
  patients: read('patients'),
  tasks: byPatient(read('tasks', "where sort in ('requested', 'in-progress', 'on-hold')")),
  timeEntries: byPatient(read('timeEntries', 'where sort >= ?', since(40))),
  calls: byPatient(read('calls', 'where sort >= ?', since(100))),
});
read('staff');
parentPort?.postMessage(rows.length);
