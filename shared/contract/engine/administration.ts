import { z } from 'zod';
import { OrganizationSettings } from '#shared/domain/organization-settings.ts';
import { Id } from '#shared/domain/primitives.ts';
import {
  DeviceRecord,
  FirstPassphrase,
  NewPersonInput,
  PersonChangeInput,
  PersonRecord,
  RecoveryKeyShown,
  SettingsChangeInput,
  TeamRecord,
} from '../administration.ts';
import { command, query } from '../procedures.ts';

const OfDevice = z.object({ deviceId: Id });

/**
 * What an administrator looks after. The server alone answers and does it, so all of it needs a connection (OFFLINE), and nothing of it stays
 * on the device. NOT_ALLOWED for anybody else.
 */
export const administration = {
  /** Accounts by name, and the teams. */
  people: query(['staff']).output(z.object({ people: z.array(PersonRecord), teams: z.array(TeamRecord) })),
  /** Answers the first passphrase, which nobody can see again. CONFLICT where the e-mail has an account. */
  createPerson: command.input(NewPersonInput).output(FirstPassphrase),
  /** INVALID where it would leave nobody to administer, or an administrator with patients. */
  changePerson: command.input(z.object({ staffId: Id, change: PersonChangeInput })).output(PersonRecord),
  /** Ends the person's sign-ins and answers a passphrase, which nobody can see again. */
  resetPassphrase: command.input(z.object({ staffId: Id })).output(FirstPassphrase),
  /** Every device, those that were silent longest first. */
  devices: query(['staff']).output(z.array(DeviceRecord)),
  /** At its next contact the device closes: its person's passphrase opens nothing there any more. Its unsent work stays for the recovery key. */
  retireDevice: command.input(OfDevice).output(z.object({ name: z.string(), personName: z.string() })),
  /** Destroys the recovery key of a retired device: what it holds, unsent work too, is lost to everybody. */
  wipeDevice: command.input(OfDevice).output(z.object({ name: z.string(), personName: z.string() })),
  /** The key that sends what a device holds and opens nothing else. That it was shown is noted. A command, so that nothing keeps its answer. */
  recoveryKey: command.input(OfDevice).output(RecoveryKeyShown),
  settings: query([]).output(OrganizationSettings),
  changeSettings: command.input(SettingsChangeInput).output(OrganizationSettings),
};
