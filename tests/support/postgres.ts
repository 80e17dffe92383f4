import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the cluster that this test run shares. */
    postgresUrl: string;
    /** Of the same cluster, for its superuser. */
    postgresSuperuserUrl: string;
  }
}

/** An empty database that belongs to one test file. */
export interface TestDatabase {
  url: string;
  drop(): Promise<void>;
}

/** Makes a fresh, empty database on the cluster of this test run; call it once per test file, in `beforeAll`. */
export async function createTestDatabase(clusterUrl: string = inject('postgresUrl')): Promise<TestDatabase> {
  const name = `test_${randomBytes(8).toString('hex')}`;
  await onCluster(clusterUrl, `create database ${name}`);
  const url = new URL(clusterUrl);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => drop(clusterUrl, name) };
}

const DROP_TRIES = 20;
const DROP_PAUSE_MS = 250;

/** PostgreSQL's own vacuum may be at work in it, which the owner of a database cannot end: it is over in a moment. */
async function drop(clusterUrl: string, name: string): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      await onCluster(clusterUrl, `drop database if exists ${name} with (force)`);
      return;
    } catch (error) {
      if (tries === DROP_TRIES || (error as { code?: string }).code !== '42501') throw error;
      await new Promise((resolve) => setTimeout(resolve, DROP_PAUSE_MS));
    }
  }
}

async function onCluster(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
