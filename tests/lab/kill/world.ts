/** @file The starting point of every chapter: folders of devices that have signed in once on a real server and gone offline. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServer } from '#server/app/start-server.ts';
import { createPassphrases } from '#server/auth/passphrases.ts';
import { openDatabase } from '#server/database/open-database.ts';
import { inOrganization } from '#server/database/transaction.ts';
import { assignPatients } from '#server/organization/assign-patients.ts';
import { createOrganization, ensureTeam } from '#server/organization/organizations.ts';
import { createPerson } from '#server/organization/people.ts';
import { storeDocuments } from '#server/sync/store-documents.ts';
import { patient } from '#tests/integration/server-documents.ts';
import { buildProgram } from '#tests/support/build-program.ts';
import { startLife } from './start-life.ts';

const PATIENTS = 4;
/** Nothing listens there: the devices of the lab are offline. */
const NOWHERE = 'http://127.0.0.1:9';

export interface KillWorld {
  email: string;
  passphrase: string;
  serverUrl: string;
  /** The folder of a device whose key costs next to nothing to unwrap, and of one as it is in the app. */
  cheap: string;
  real: string;
  /** Their recovery keys, in hex. */
  recoveryKeys: Readonly<Record<'cheap' | 'real', string>>;
  /** The child's program, built. */
  program: string;
  /** For the folders of the runs. */
  scratch: string;
  remove(): Promise<void>;
}

/** Makes an organization with one nurse on the database, signs her in on two devices, and ends the server. */
export async function makeKillWorld(databaseUrl: string): Promise<KillWorld> {
  const scratch = await mkdtemp(join(tmpdir(), 'careline-lab-'));
  const [email, passphrase] = ['nora@lab.example', 'maple river quiet lantern'];
  const life = await buildProgram(new URL('./life.ts', import.meta.url));
  const server = await startServer({ databaseUrl, port: 0, log: 'silent' });
  try {
    await makeNurse(databaseUrl, email, passphrase);
    const world = { email, passphrase, scratch, cheap: join(scratch, 'cheap'), real: join(scratch, 'real') };
    const recoveryKeys = { cheap: '', real: '' };
    for (const device of ['cheap', 'real'] as const) {
      const who = { folder: world[device], email, passphrase, serverUrl: server.url };
      const order = { ...who, task: 'prepare', seed: [0], isKeyCheap: device === 'cheap' } as const;
      const preparing = startLife(life.file, order);
      await preparing.ends();
      const given = preparing.said.find((message) => message.say === 'recovery-key');
      if (!given) throw new Error('The server gave no recovery key.');
      recoveryKeys[device] = given.hex;
    }
    const remove = async () => {
      await Promise.all([life.remove(), rm(scratch, { recursive: true, force: true })]);
    };
    return { ...world, recoveryKeys, program: life.file, serverUrl: NOWHERE, remove };
  } finally {
    await server.close();
  }
}

async function makeNurse(databaseUrl: string, email: string, passphrase: string): Promise<void> {
  const database = await openDatabase(databaseUrl);
  const passphrases = createPassphrases();
  try {
    const { pool } = database;
    const { id: organizationId } = await createOrganization(pool, { name: 'Lab' });
    const teamId = await ensureTeam(pool, organizationId, 'Lab');
    const person = {
      email,
      passphrase,
      name: 'Nora Lab',
      role: 'care-manager',
      credential: 'LPN',
      teamId,
    } as const;
    const staffId = await createPerson(pool, passphrases, organizationId, person);
    const documents = Array.from({ length: PATIENTS }, () => patient());
    await inOrganization(pool, organizationId, async (transaction) => {
      await assignPatients(transaction, {
        organizationId,
        staffId,
        patientIds: documents.map(({ id }) => id),
      });
      await storeDocuments(transaction, { organizationId, collection: 'patients', documents });
    });
  } finally {
    await passphrases.close();
    await database.close();
  }
}
