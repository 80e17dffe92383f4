/** @file What the benches of sync run on: the demo's caseload in a real database, the server and its rivals in processes of their own. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { inOrganization } from '#server/database/transaction.ts';
import {
  DEMO_ORGANIZATION_ID,
  type DemoAccount,
  demoStaffId,
  ensureDemoOrganisation,
} from '#server/demo/ensure-demo-organisation.ts';
import { DEMO_PEOPLE } from '#server/demo/staff.ts';
import { startTestCluster } from '#tests/support/postgres-cluster.ts';
import { type Child, startChild } from './child.ts';

export interface Setting {
  folder: string;
  databaseUrl: string;
  server: Child;
  serverUrl: string;
  account: DemoAccount;
  staffId: string;
  /** Asks the database as the server itself. */
  query<Row extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<Row[]>;
}

/** Runs `work` in a setting of its own, and clears it away. */
export async function inSetting<T>(
  { patients }: { patients: number },
  work: (setting: Setting) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'careline-bench-'));
  const cluster = await startTestCluster();
  const pool = new pg.Pool({ connectionString: cluster.url, max: 2 });
  pool.on('error', () => undefined);
  let server: Child | undefined;
  try {
    const { accounts } = await ensureDemoOrganisation({
      databaseUrl: cluster.url,
      patientsPerCareManager: patients,
    });
    const [person] = DEMO_PEOPLE.filter(({ role }) => role === 'care-manager');
    const account = accounts.find(({ email }) => email === person?.email);
    if (!account || !person) throw new Error('The demo has no care manager.');
    await pool.query('vacuum analyze');
    server = await startServerProcess(cluster.url);
    const { url: serverUrl } = await server.ask<{ url: string }>({ order: 'url' });
    return await work({
      ...{ folder, databaseUrl: cluster.url, server, serverUrl, account, staffId: demoStaffId(person) },
      query: (text, values) =>
        inOrganization(
          pool,
          DEMO_ORGANIZATION_ID,
          async (transaction) => (await transaction.query(text, values)).rows as never,
        ),
    });
  } finally {
    await server?.stop();
    await pool.end();
    await cluster.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Starts one more server process on the database. */
export function startServerProcess(databaseUrl: string, execArgv: string[] = []): Promise<Child> {
  return startChild(new URL('./careline-server.process.ts', import.meta.url), { databaseUrl }, execArgv);
}

/** Lets what the last run left behind come to rest. */
export function settle(): Promise<void> {
  return sleep(500);
}
