import { createORPCClient, ORPCError } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { ContractRouterClient } from '@orpc/contract';
import { type RunningServer, type ServerOptions, startServer } from '#server/app/start-server.ts';
import { createPassphrases } from '#server/auth/passphrases.ts';
import { type Database, openDatabase } from '#server/database/open-database.ts';
import { inOrganization } from '#server/database/transaction.ts';
import { assignPatients } from '#server/organization/assign-patients.ts';
import { newId } from '#server/organization/ids.ts';
import { createOrganization, ensureTeam } from '#server/organization/organizations.ts';
import { createPerson } from '#server/organization/people.ts';
import { FORMAT_PLAN } from '#server/sync/format.ts';
import { storeDocuments } from '#server/sync/store-documents.ts';
import type { SignInAnswer } from '#shared/contract/server/auth.ts';
import type { ServerContract } from '#shared/contract/server/index.ts';
import type { PushResult, PushRow, WireDocument } from '#shared/contract/server/sync.ts';
import type { CollectionName } from '#shared/domain/document.ts';
import type { Role } from '#shared/domain/staff.ts';
import { createTestDatabase } from '#tests/support/postgres.ts';
import { patient } from './server-documents.ts';

export type Client = ContractRouterClient<ServerContract>;
export const PASSPHRASE = 'maple river quiet lantern';

/** A person's signed-in device and short ways to ask the server. */
export interface TestDevice {
  answer: SignInAnswer;
  staffId: string;
  deviceId: string;
  client: Client;
  pullAll(
    collection: CollectionName,
    from?: number,
  ): Promise<{ documents: WireDocument[]; sequence: number }>;
  push(collection: CollectionName, ...rows: PushRow[]): Promise<PushResult[]>;
}

export interface World {
  url: string;
  databaseUrl: string;
  database: Database;
  server: RunningServer;
  organizationId: string;
  createOrganization(name: string): Promise<string>;
  createPerson(email: string, role: Role, team: string, organizationId?: string): Promise<string>;
  signIn(email: string, deviceId?: string | null): Promise<TestDevice>;
  /** Makes patients and gives them to the person. */
  givePatients(staffId: string, count: number, organizationId?: string): Promise<string[]>;
  assign(staffId: string, patientIds: string[]): Promise<void>;
  start(options?: Partial<ServerOptions>): Promise<RunningServer>;
  close(): Promise<void>;
}

/** A client of this release without a sign-in, or with a token. */
export function clientOf(url: string, accessToken?: string, headers: Record<string, string> = {}): Client {
  return createORPCClient(
    new RPCLink({
      url: `${url}/api/rpc`,
      headers: {
        'careline-format': String(FORMAT_PLAN.format),
        ...headers,
        ...(accessToken === undefined ? {} : { authorization: `Bearer ${accessToken}` }),
      },
    }),
  );
}

/** A server on a database of its own, with one organization. Call it in `beforeAll` and `close` it in `afterAll`. Outside of a test run, name the cluster. */
export async function createWorld(options: Partial<ServerOptions> = {}, clusterUrl?: string): Promise<World> {
  const own = await createTestDatabase(clusterUrl);
  const start = (more: Partial<ServerOptions> = {}) =>
    startServer({ databaseUrl: own.url, port: 0, log: 'silent', ...options, ...more });
  const server = await start();
  const database = await openDatabase(own.url);
  const passphrases = createPassphrases();
  const { pool } = database;
  const home = await createOrganization(pool, { name: 'Northside' });
  const world: World = {
    url: server.url,
    databaseUrl: own.url,
    database,
    server,
    organizationId: home.id,
    start,
    async createOrganization(name) {
      return (await createOrganization(pool, { name })).id;
    },
    async createPerson(email, role, team, organizationId = home.id) {
      const teamId = await ensureTeam(pool, organizationId, team);
      const name = email.split('@')[0] ?? email;
      const credential = role === 'care-manager' ? 'LPN' : 'RN';
      return createPerson(pool, passphrases, organizationId, {
        email,
        passphrase: PASSPHRASE,
        name,
        role,
        credential,
        teamId,
      });
    },
    signIn: (email, deviceId = null) => signIn(server.url, email, deviceId),
    async givePatients(staffId, count, organizationId = home.id) {
      const documents = Array.from({ length: count }, () => patient());
      const patientIds = documents.map(({ id }) => id);
      await inOrganization(pool, organizationId, async (transaction) => {
        await assignPatients(transaction, { organizationId, staffId, patientIds });
        await storeDocuments(transaction, { organizationId, collection: 'patients', documents });
      });
      return patientIds;
    },
    async assign(staffId, patientIds) {
      await inOrganization(pool, home.id, (transaction) =>
        assignPatients(transaction, { organizationId: home.id, staffId, patientIds }),
      );
    },
    async close() {
      await passphrases.close();
      await database.close();
      await server.close();
      await own.drop();
    },
  };
  return world;
}

/** Signs in and answers a device. */
export async function signIn(
  url: string,
  email: string,
  deviceId: string | null = null,
): Promise<TestDevice> {
  const answer = await clientOf(url).auth.signIn({
    email,
    passphrase: PASSPHRASE,
    device: { id: deviceId, name: 'Test device', home: 'web' },
  });
  const client = clientOf(url, answer.tokens.accessToken);
  return {
    answer,
    client,
    staffId: answer.person.staffId,
    deviceId: answer.deviceId,
    async pullAll(collection, from = 0) {
      const documents: WireDocument[] = [];
      let sequence = from;
      for (;;) {
        const page = await client.sync.pull({ collection, checkpoint: { sequence }, limit: 500 });
        documents.push(...page.documents);
        sequence = page.checkpoint.sequence;
        if (page.documents.length < 500) return { documents, sequence };
      }
    },
    async push(collection, ...rows) {
      return (await client.sync.push({ collection, rows })).results;
    },
  };
}

/** The code of the error a call ends with. */
export async function codeOf(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return 'no error';
  } catch (error) {
    return error instanceof ORPCError ? error.code : String(error);
  }
}

export { newId };
