import { buildTargets } from '#build/targets/build-targets.ts';
import { desktopTargets, webTargets } from '#build/targets/targets.ts';
import { startTestCluster } from '#tests/support/postgres-cluster.ts';
import { makeDemoTemplate, PATIENTS_PER_CARE_MANAGER } from './demo-template.ts';
import { clusterVariable, templateVariable } from './run-variables.ts';

/** Builds what is out of date, and starts one PostgreSQL with one demo organization for the whole run; each test takes a copy of its own. */
// biome-ignore lint/style/noDefaultExport: Playwright takes the default export of this file
export default async function globalSetup(): Promise<() => Promise<void>> {
  await buildTargets([...webTargets, ...desktopTargets]);
  const cluster = await startTestCluster();
  try {
    process.env[clusterVariable] = cluster.url;
    const template = await makeDemoTemplate(cluster.url, PATIENTS_PER_CARE_MANAGER);
    process.env[templateVariable] = JSON.stringify(template);
  } catch (error) {
    await cluster.stop();
    throw error;
  }
  return () => cluster.stop();
}
