/** @file What an administrator does in the app. Whatever would lock her out herself is refused here; the rest holds at the terminal as well. */
import type pg from 'pg';
import { answerProblem } from '#shared/content/practice-questions.ts';
import type {
  FirstPassphrase,
  NewPersonInput,
  PersonChangeInput,
  PersonRecord,
  RecoveryKeyShown,
  SettingsChangeInput,
  TeamRecord,
} from '#shared/contract/administration.ts';
import type { PracticeBilling } from '#shared/domain/billing/practice-billing.ts';
import type { OrganizationSettings } from '#shared/domain/organization-settings.ts';
import { type Id, toInstant } from '#shared/domain/primitives.ts';
import { formatRecoveryKey } from '#shared/domain/recovery-key.ts';
import type { Caller } from '../auth/caller.ts';
import type { Passphrases } from '../auth/passphrases.ts';
import { changePerson } from './change-person.ts';
import { retireDevice, showRecoveryKey, wipeDevice } from './devices.ts';
import { makePassphrase } from './make-passphrase.ts';
import { OrganizationError } from './organization-error.ts';
import { changeSettings, ensureTeam } from './organizations.ts';
import { createPerson, listPeople, type PersonRow, resetPassphrase } from './people.ts';

/** What the work needs of the server. */
interface Ports {
  pool: pg.Pool;
  passphrases: Passphrases;
}

type By = Pick<Caller, 'organizationId' | 'staffId' | 'deviceId'>;

/** The accounts of the organization by name, and its teams. */
export async function peopleAndTeams(
  pool: pg.Pool,
  organizationId: Id,
): Promise<{ people: PersonRecord[]; teams: TeamRecord[] }> {
  const people = (await listPeople(pool, organizationId)).map(recordOf);
  const { rows } = await pool.query<{ id: Id; name: string }>(
    'select id, name from teams where organization_id = $1 order by lower(name)',
    [organizationId],
  );
  const teams = rows.map(({ id, name }) => ({
    ...{ teamId: id, name },
    people: people.filter(({ teamId, isActive }) => isActive && teamId === id).length,
  }));
  return { people, teams };
}

function recordOf(person: PersonRow): PersonRecord {
  const { id, email, name, role, credential, teamId, teamName, phone, licenses, isActive, patients } = person;
  const last = person.devices.map(({ lastContactAt }) => Date.parse(lastContactAt));
  return {
    ...{ staffId: id, email, name, role, credential, phone, licenses, isActive, patients },
    teamId: teamId ?? '',
    teamName: teamName ?? '',
    devices: person.devices.length,
    lastContactAt: last.length === 0 ? '' : toInstant(Math.max(...last)),
  };
}

/** Makes an account with a passphrase that is answered once and kept nowhere. */
export async function makePerson(
  { pool, passphrases }: Ports,
  { organizationId, staffId: doneBy }: By,
  { team, ...person }: NewPersonInput,
): Promise<FirstPassphrase> {
  const passphrase = makePassphrase();
  const teamId = await teamOf(pool, organizationId, team);
  const input = { ...person, teamId, passphrase };
  const staffId = await createPerson(pool, passphrases, organizationId, input, doneBy);
  return { staffId, passphrase };
}

/**
 * Changes an account of the administrator's organization.
 *
 * @throws {OrganizationError} as {@link changePerson}; `INVALID` where it would take her own account from her
 */
export async function changeAccount(
  pool: pg.Pool,
  { organizationId, staffId: doneBy }: By,
  staffId: Id,
  { team, ...change }: PersonChangeInput,
): Promise<PersonRecord> {
  const endsOwn = change.isActive === false || (change.role !== undefined && change.role !== 'administrator');
  if (staffId === doneBy && endsOwn) {
    throw new OrganizationError(
      'INVALID',
      'You cannot close your own account or give up your own role. Ask another administrator.',
    );
  }
  const teamId = team === undefined ? undefined : await teamOf(pool, organizationId, team);
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  await changePerson(
    pool,
    { organizationId, staffId, doneBy },
    { ...given, ...(teamId === undefined ? {} : { teamId }) },
  );
  const changed = (await listPeople(pool, organizationId)).find(({ id }) => id === staffId);
  if (changed === undefined)
    throw new OrganizationError('NOT_FOUND', 'There is no such person in the organisation.');
  return recordOf(changed);
}

async function teamOf(pool: pg.Pool, organizationId: Id, team: string): Promise<Id | null> {
  return team === '' ? null : ensureTeam(pool, organizationId, team);
}

/** Gives somebody else a new passphrase, which is answered once. One's own is changed under Settings, with the present one. */
export async function giveNewPassphrase(
  { pool, passphrases }: Ports,
  { organizationId, staffId: doneBy }: By,
  staffId: Id,
): Promise<FirstPassphrase> {
  if (staffId === doneBy) {
    throw new OrganizationError('INVALID', 'Change your own passphrase under Settings.');
  }
  const passphrase = makePassphrase();
  await resetPassphrase(pool, passphrases, { organizationId, staffId, doneBy }, passphrase);
  return { staffId, passphrase };
}

/** Retires a device of the organization, other than the one that asks. */
export async function retireOther(pool: pg.Pool, by: By, deviceId: Id) {
  if (deviceId === by.deviceId) {
    throw new OrganizationError(
      'INVALID',
      'This is the device that you are working on. Retire it from another one.',
    );
  }
  return retireDevice(pool, deviceId, doerOf(by));
}

/** Destroys what still opens a retired device. */
export const wipe = (pool: pg.Pool, by: By, deviceId: Id) => wipeDevice(pool, deviceId, doerOf(by));

/** The recovery key of a device as letters to read to its person. */
export async function readOutKey(pool: pg.Pool, by: By, deviceId: Id): Promise<RecoveryKeyShown> {
  const { key, name, personName } = await showRecoveryKey(pool, deviceId, doerOf(by));
  return { key: formatRecoveryKey(key), name, personName };
}

const doerOf = ({ organizationId, staffId }: By) => ({ organizationId, doneBy: staffId });

/**
 * Changes what the organization has set for itself. Answers to questions are changed one by one, so that two administrators do not undo each other.
 *
 * @throws {OrganizationError} `INVALID` for an answer that is none, or a person who is not of the organization
 */
export async function setSettings(
  pool: pg.Pool,
  { organizationId, staffId: doneBy }: By,
  { switches = {}, isSafetyNetClinic, behavioralCareManagers, ...change }: SettingsChangeInput,
): Promise<OrganizationSettings> {
  for (const [id, value] of Object.entries(switches)) {
    const problem = value === null ? '' : answerProblem(id, value);
    if (problem !== '') throw new OrganizationError('INVALID', problem);
  }
  if (behavioralCareManagers !== undefined) {
    const known = new Set((await listPeople(pool, organizationId)).map(({ id }) => id));
    if (!behavioralCareManagers.every((id) => known.has(id))) {
      throw new OrganizationError('INVALID', 'One of these people is not of your organisation.');
    }
  }
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  const billingOf = (billing: PracticeBilling): PracticeBilling => ({
    switches: answered(billing.switches, switches),
    isSafetyNetClinic: isSafetyNetClinic ?? billing.isSafetyNetClinic,
    behavioralCareManagers: behavioralCareManagers ?? billing.behavioralCareManagers,
  });
  return changeSettings(
    pool,
    organizationId,
    ({ billing }) => ({ ...given, billing: billingOf(billing) }),
    doneBy,
  );
}

function answered(
  before: PracticeBilling['switches'],
  changes: NonNullable<SettingsChangeInput['switches']>,
): PracticeBilling['switches'] {
  const after: PracticeBilling['switches'] = { ...before };
  for (const [id, value] of Object.entries(changes)) {
    if (value === null) delete after[id];
    else after[id] = value;
  }
  return after;
}
