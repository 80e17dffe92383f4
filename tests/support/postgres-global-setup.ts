import type { TestProject } from 'vitest/node';
import { startTestCluster } from './postgres-cluster.ts';

// Vitest runs this once per project, in one process: the projects share one cluster.
let users = 0;
let cluster: ReturnType<typeof startTestCluster> | undefined;

/** Starts the cluster of this test run and hands its address to the tests. */
export async function setup(project: TestProject): Promise<void> {
  users += 1;
  cluster ??= startTestCluster();
  const { url, superuserUrl } = await cluster;
  project.provide('postgresUrl', url);
  project.provide('postgresSuperuserUrl', superuserUrl);
}

/** Stops the cluster with the last project that used it. */
export async function teardown(): Promise<void> {
  users -= 1;
  if (users === 0) await (await cluster)?.stop();
}
