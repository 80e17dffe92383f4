import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { dropDatabase } from './drop-database.ts';

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
  return { url: url.href, drop: () => dropDatabase(clusterUrl, name) };
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
