import { buildTargets } from '#build/targets/build-targets.ts';
import { desktopTargets, webTargets } from '#build/targets/targets.ts';
import { startTestCluster } from '#tests/support/postgres-cluster.ts';
import { clusterVariable } from './cluster-variable.ts';

/** Builds what is out of date and starts one PostgreSQL for the whole run; each test takes a database of its own on it. */
// biome-ignore lint/style/noDefaultExport: Playwright takes the default export of this file
export default async function globalSetup(): Promise<() => Promise<void>> {
  await buildTargets([...webTargets, ...desktopTargets]);
  const cluster = await startTestCluster();
  process.env[clusterVariable] = cluster.url;
  return () => cluster.stop();
}
