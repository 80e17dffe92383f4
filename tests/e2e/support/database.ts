import { randomBytes } from 'node:crypto';
import pg from 'pg';

/** An empty database of one test on the cluster of the run. */
export interface OwnDatabase {
  url: string;
  /** Asks PostgreSQL as the role that owns the tables. */
  query<Row extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<Row[]>;
  drop(): Promise<void>;
}

/** Makes a database with a name of its own. */
export async function createOwnDatabase(clusterUrl: string): Promise<OwnDatabase> {
  const name = `e2e_${randomBytes(6).toString('hex')}`;
  await once(clusterUrl, `create database ${name}`);
  const url = new URL(clusterUrl);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    query: (text, values) => once(url.href, text, values),
    drop: async () => void (await once(clusterUrl, `drop database if exists ${name} with (force)`)),
  };
}

async function once<Row extends pg.QueryResultRow>(
  url: string,
  text: string,
  values: unknown[] = [],
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(text, values)).rows;
  } finally {
    await client.end();
  }
}
