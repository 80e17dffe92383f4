import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { dropDatabase } from '#tests/support/drop-database.ts';

/** The database of one test. */
export interface OwnDatabase {
  name: string;
  url: string;
  /** Asks with the eyes of the server itself on the one organization of the database. */
  asSteward<Row extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<Row[]>;
  /** Every document of a collection as PostgreSQL holds it, without those that were deleted. */
  documents<Body>(collection: string): Promise<Body[]>;
}

/** Makes a database with a name of its own on the cluster of the run: an empty one, or a copy of one that nobody is connected to. */
export async function createOwnDatabase(
  clusterUrl: string,
  template = 'template1',
): Promise<OwnDatabase & { drop(): Promise<void> }> {
  const name = `e2e_${randomBytes(6).toString('hex')}`;
  await connected(clusterUrl, (client) => client.query(`create database ${name} template ${template}`));
  const url = new URL(clusterUrl);
  url.pathname = `/${name}`;
  return {
    ...openOwnDatabase(url.href),
    drop: () => dropDatabase(clusterUrl, name),
  };
}

/** The database behind an address. */
export function openOwnDatabase(url: string): OwnDatabase {
  const asSteward: OwnDatabase['asSteward'] = (text, values = []) =>
    connected(url, async (client) => {
      const organization = await client.query<{ id: string }>('select id from organizations');
      await client.query('begin');
      await client.query('set local role careline_steward');
      await client.query("select set_config('careline.organization_id', $1, true)", [
        organization.rows[0]?.id ?? '',
      ]);
      const { rows } = await client.query(text, values);
      await client.query('commit');
      return rows;
    });
  return {
    name: new URL(url).pathname.slice(1),
    url,
    asSteward,
    async documents<Body>(collection: string) {
      const rows = await asSteward<{ body: Body }>(
        'select body from documents where collection = $1 and not deleted order by sequence',
        [collection],
      );
      return rows.map(({ body }) => body);
    },
  };
}

async function connected<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
