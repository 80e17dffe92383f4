/** @file The administrator's desk: everything is asked of the server, and nothing of it is kept here. */
import type {
  NewPersonInput,
  PersonChangeInput,
  SettingsChangeInput,
} from '#shared/contract/administration.ts';
import type { Id } from '#shared/domain/primitives.ts';
import type { ServerClient } from '#shared/sync/server-link.ts';
import { askServer } from '../ask-server.ts';
import type { Desk } from '../desk.ts';
import { engineError } from '../errors.ts';

/** What stands for the question in the sentence of an error: `the list of people`. */
async function administer<T>(
  desk: Desk,
  what: string,
  call: (administration: ServerClient['administration']) => Promise<T>,
): Promise<T> {
  if (desk.person.role !== 'administrator') {
    throw engineError('NOT_ALLOWED', 'Looking after accounts, devices and settings is for administrators.');
  }
  return askServer(desk, what, (client) => call(client.administration));
}

export const listPeople = (desk: Desk) => administer(desk, 'the list of people', (ask) => ask.people());

export const createPerson = (desk: Desk, person: NewPersonInput) =>
  administer(desk, 'making an account', (ask) => ask.createPerson(person));

export const changePerson = (desk: Desk, input: { staffId: Id; change: PersonChangeInput }) =>
  administer(desk, 'changing an account', (ask) => ask.changePerson(input));

export const resetPassphrase = (desk: Desk, input: { staffId: Id }) =>
  administer(desk, 'giving a new passphrase', (ask) => ask.resetPassphrase(input));

export const listDevices = (desk: Desk) => administer(desk, 'the list of devices', (ask) => ask.devices());

export const retireDevice = (desk: Desk, input: { deviceId: Id }) =>
  administer(desk, 'retiring a device', (ask) => ask.retireDevice(input));

export const wipeDevice = (desk: Desk, input: { deviceId: Id }) =>
  administer(desk, 'wiping a device', (ask) => ask.wipeDevice(input));

export const recoveryKey = (desk: Desk, input: { deviceId: Id }) =>
  administer(desk, 'showing a recovery key', (ask) => ask.recoveryKey(input));

export const organizationSettings = (desk: Desk) =>
  administer(desk, 'the list of settings', (ask) => ask.settings());

export const changeSettings = (desk: Desk, change: SettingsChangeInput) =>
  administer(desk, 'changing settings', (ask) => ask.changeSettings(change));
