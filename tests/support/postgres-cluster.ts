import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '#server/embedded/embedded-postgres.ts';

/**
 * Starts a real PostgreSQL in a temporary folder, without the writes to disk that only matter after a power cut.
 * `stop` also removes the folder.
 */
export async function startTestCluster(): Promise<EmbeddedPostgres & { superuserUrl: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'careline-postgres-'));
  const settings = {
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    max_connections: '200',
  };
  const cluster = await startEmbeddedPostgres({ folder, settings });
  const superuserUrl = new URL(cluster.url);
  superuserUrl.username = 'postgres';
  superuserUrl.password = (await readFile(join(folder, 'superuser-password'), 'utf8')).trim();
  return {
    url: cluster.url,
    superuserUrl: superuserUrl.href,
    async stop() {
      await cluster.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
