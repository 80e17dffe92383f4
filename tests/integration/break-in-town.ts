/** @file Where the break-ins take place: two organizations, one of them with two teams, and a server whose log is kept. */
import type { ServerOptions } from '#server/app/start-server.ts';
import { inOrganization } from '#server/database/transaction.ts';
import type { WireDocument } from '#shared/contract/server/sync.ts';
import { COLLECTIONS } from '#shared/domain/document.ts';
import { patient, row, task } from './server-documents.ts';
import {
  type Client,
  codeOf,
  createWorld,
  newId,
  PASSPHRASE,
  type TestDevice,
  type World,
} from './server-harness.ts';

/** Stands in every record that is not the thief's: it may be in no answer to her and in no line of the log. */
export const SECRET = 'Quillfeather';

export interface LogEvent {
  event: string;
  code?: string;
  procedure?: string;
  organization?: string;
  device?: string;
  collection?: string;
  route?: string;
  status?: number;
  amount?: number;
}

export interface Town {
  world: World;
  /** Her patient and task are what is to be stolen. */
  maria: TestDevice;
  patientId: string;
  taskId: string;
  task: WireDocument;
  /** Of the other team. */
  wes: TestDevice;
  /** Her supervisor of the other team. */
  wilma: TestDevice;
  /** Supervisor of the other organization. */
  eve: TestDevice;
  elsewhere: string;
  /** All that the server has logged. */
  log(): string;
  /** What it logged under `event` while `work` ran. */
  eventsOf(work: () => Promise<unknown>): Promise<LogEvent[]>;
  /** A digest of all that an organization has. */
  fingerprint(organizationId?: string): Promise<string>;
  close(): Promise<void>;
}

/** Builds a town on a database of its own. */
export async function createTown(options: Partial<ServerOptions> = {}): Promise<Town> {
  const lines: string[] = [];
  const world = await createWorld({ log: 'debug', logTo: (line) => lines.push(line), ...options });
  const person = world.createPerson;
  await person('maria@northside.example', 'care-manager', 'East');
  await person('sue@northside.example', 'supervisor', 'East');
  await person('wes@northside.example', 'care-manager', 'West');
  await person('wilma@northside.example', 'supervisor', 'West');
  await person('ada@northside.example', 'administrator', 'East');
  const elsewhere = await world.createOrganization('Southside');
  const eveId = await person('eve@southside.example', 'supervisor', 'East', elsewhere);
  await person('ida@southside.example', 'administrator', 'East', elsewhere);
  await world.givePatients(eveId, 1, elsewhere);
  const [maria, wes, wilma, eve] = await Promise.all(
    [
      'maria@northside.example',
      'wes@northside.example',
      'wilma@northside.example',
      'eve@southside.example',
    ].map((email) => world.signIn(email)),
  );
  if (!maria || !wes || !wilma || !eve) throw new Error('Somebody could not sign in.');
  const [patientId = ''] = await world.givePatients(maria.staffId, 1);
  await nameSecretly(world, maria, patientId);
  const secret = task(maria, patientId, { title: SECRET, detail: SECRET });
  await maria.push('tasks', row(secret));
  const [document] = (await maria.pullAll('tasks')).documents;
  if (document === undefined) throw new Error('The task did not come back.');

  return {
    world,
    maria,
    patientId,
    taskId: secret.id,
    task: document,
    wes,
    wilma,
    eve,
    elsewhere,
    log: () => lines.join(''),
    async eventsOf(work) {
      const start = lines.length;
      await work();
      // A line about an answer is written when it has been sent, which may be after it was read.
      await new Promise((resolve) => setTimeout(resolve, 20));
      return lines.slice(start).flatMap((line) => {
        const entry = JSON.parse(line);
        return typeof entry.event === 'string' ? [entry as LogEvent] : [];
      });
    },
    async fingerprint(organizationId = world.organizationId) {
      const tables = ['documents', 'document_versions', 'tombstones', 'assignments'];
      const columns = tables.map(
        (name) =>
          `(select md5(coalesce(string_agg(${name}::text, '|' order by ${name}::text), '')) from ${name}) as ${name}`,
      );
      const { rows } = await inOrganization(world.database.pool, organizationId, (transaction) =>
        transaction.query(`select ${columns.join(', ')}`),
      );
      return JSON.stringify(rows[0]);
    },
    close: () => world.close(),
  };
}

async function nameSecretly(world: World, maria: TestDevice, patientId: string): Promise<void> {
  const [known] = (await maria.pullAll('patients')).documents.filter(({ id }) => id === patientId);
  if (known === undefined) throw new Error('The patient did not come.');
  const author = { updatedBy: maria.staffId, deviceId: maria.deviceId };
  const named = { ...patient(), ...known, ...author, familyName: SECRET, personalNotes: SECRET };
  await maria.push('patients', row(named, known));
  void world;
}

/** What a thief aims at. */
export interface Target {
  staffId: string;
  deviceId: string;
  patientId: string;
  documentId: string;
}

/** Calls every procedure that takes a sign-in, with the ids of somebody else; `signOff` also those that end it. */
export function attempts(client: Client, thief: { staffId: string; deviceId: string }, target: Target) {
  const edit = { ...task(thief, target.patientId), id: target.documentId };
  const { administration } = client;
  const { staffId, deviceId } = target;
  return {
    'administration.people': () => administration.people(),
    'administration.createPerson': () =>
      administration.createPerson({
        ...{ email: 'thief@northside.example', name: 'Thief', role: 'administrator', credential: 'none' },
        ...{ team: 'East', phone: '', licenses: [] },
      }),
    'administration.changePerson': () =>
      administration.changePerson({ staffId, change: { isActive: false } }),
    'administration.resetPassphrase': () => administration.resetPassphrase({ staffId }),
    'administration.devices': () => administration.devices(),
    'administration.retireDevice': () => administration.retireDevice({ deviceId }),
    'administration.wipeDevice': () => administration.wipeDevice({ deviceId }),
    'administration.recoveryKey': () => administration.recoveryKey({ deviceId }),
    'administration.settings': () => administration.settings(),
    'administration.changeSettings': () => administration.changeSettings({ lockAfterMinutes: 240 }),
    'audit.search': () =>
      client.audit.search({
        ...{ patientId: target.patientId, cursor: null, limit: 100, purpose: 'look' },
        ...{ from: '2026-01-01T00:00:00.000Z', until: '2027-01-01T00:00:00.000Z' },
      }),
    'audit.verifyChain': () => client.audit.verifyChain({ deviceId }),
    'assignments.move': () =>
      client.assignments.move({ toStaffId: thief.staffId, patientIds: [target.patientId] }),
    'covers.list': () => client.covers.list(),
    'covers.create': () =>
      client.covers.create({
        ...{ coveringStaffId: thief.staffId, coveredStaffId: target.staffId },
        ...{ from: '2026-01-01T00:00:00.000Z', until: '2099-01-01T00:00:00.000Z' },
      }),
    'covers.end': () => client.covers.end({ id: target.documentId }),
    'auth.changePassphrase': () =>
      client.auth.changePassphrase({ current: 'not hers', next: 'four other quiet words' }),
    'charts.at': () =>
      client.charts.at({
        ...{ patientId: target.patientId, callId: target.documentId },
        at: '2099-01-01T00:00:00.000Z',
      }),
    'clocks.report': async () => {
      const told = await client.clocks.report({ since: '2026-11-20T15:00:00.000Z' });
      await client.clocks.report({ since: null });
      return told;
    },
    'clocks.others': () => client.clocks.others(),
    'sync.pull': async () =>
      Promise.all(
        COLLECTIONS.map((collection) =>
          client.sync.pull({ collection, checkpoint: { sequence: 0 }, limit: 500 }),
        ),
      ),
    'sync.push': () =>
      client.sync.push({ collection: 'tasks', rows: [row(edit), row({ ...edit, id: newId() })] }),
    'sync.changes': async () => {
      const stream = await client.sync.changes();
      const first = await stream.next();
      await stream.return?.();
      return first.value;
    },
    'sync.fetch': () => client.sync.fetch({ collection: 'tasks', ids: [target.documentId] }),
    'sync.digests': () => client.sync.digests({ collection: 'tasks' }),
    'sync.digestEntries': () =>
      client.sync.digestEntries({ collection: 'tasks', patientId: target.patientId }),
    'sync.sendAsIs': () =>
      client.sync.sendAsIs({ collection: 'tasks', document: edit, reason: 'OUT_OF_SCOPE' }),
  };
}

/** Calls the procedures that take no sign-in, about somebody else's device. */
export function attemptsWithoutSignIn(client: Client, target: Target) {
  const device = { id: target.deviceId, name: 'Thief', home: 'web' as const };
  return {
    'auth.signIn': () =>
      client.auth.signIn({ email: 'maria@northside.example', passphrase: `not ${PASSPHRASE}`, device }),
    'auth.refresh': () =>
      client.auth.refresh({ refreshToken: `${newId()}.${'x'.repeat(43)}`, deviceId: target.deviceId }),
    'auth.recover': () =>
      client.auth.recover({ deviceId: target.deviceId, nonce: 'guessed', proof: 'a'.repeat(64) }),
    'auth.recoveryChallenge': () => client.auth.recoveryChallenge({ deviceId: target.deviceId }),
  };
}

/** The codes that the calls end with, by procedure. */
export async function codesOf(
  calls: Record<string, () => Promise<unknown>>,
): Promise<Record<string, string>> {
  const codes: Record<string, string> = {};
  for (const [procedure, call] of Object.entries(calls)) codes[procedure] = await codeOf(call());
  return codes;
}

/** The same code for every procedure. */
export function everywhere(calls: object, code: string): Record<string, string> {
  return Object.fromEntries(Object.keys(calls).map((procedure) => [procedure, code]));
}
