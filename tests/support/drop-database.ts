import pg from 'pg';

const DROP_TRIES = 20;
const DROP_PAUSE_MS = 250;

/**
 * Drops a database of a test cluster, with whoever is connected to it. PostgreSQL's own vacuum may be at work in it, which the
 * owner of a database cannot end: it is over in a moment.
 */
export async function dropDatabase(clusterUrl: string, name: string): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    const client = new pg.Client({ connectionString: clusterUrl });
    await client.connect();
    try {
      await client.query(`drop database if exists ${name} with (force)`);
      return;
    } catch (error) {
      if (tries === DROP_TRIES || (error as { code?: string }).code !== '42501') throw error;
    } finally {
      await client.end();
    }
    await new Promise((resolve) => setTimeout(resolve, DROP_PAUSE_MS));
  }
}
