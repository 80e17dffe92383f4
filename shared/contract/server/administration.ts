import { oc } from '@orpc/contract';
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
import { serverErrors } from './errors.ts';

const base = oc.errors(serverErrors);

/** For administrators only. Every change is noted with who made it. */
export const administration = {
  people: base
    .route({ method: 'POST', path: '/administration/people', summary: 'Accounts and teams' })
    .output(z.object({ people: z.array(PersonRecord), teams: z.array(TeamRecord) })),
  createPerson: base
    .route({ method: 'POST', path: '/administration/create-person', summary: 'Make an account' })
    .input(NewPersonInput)
    .output(FirstPassphrase),
  changePerson: base
    .route({ method: 'POST', path: '/administration/change-person', summary: 'Change an account' })
    .input(z.object({ staffId: Id, change: PersonChangeInput }))
    .output(PersonRecord),
  resetPassphrase: base
    .route({
      method: 'POST',
      path: '/administration/reset-passphrase',
      summary: 'Give a person a new passphrase',
    })
    .input(z.object({ staffId: Id }))
    .output(FirstPassphrase),
  devices: base
    .route({ method: 'POST', path: '/administration/devices', summary: 'Devices with their last contact' })
    .output(z.array(DeviceRecord)),
  retireDevice: base
    .route({ method: 'POST', path: '/administration/retire-device', summary: 'Retire a device' })
    .input(z.object({ deviceId: Id }))
    .output(z.object({ name: z.string(), personName: z.string() })),
  wipeDevice: base
    .route({
      method: 'POST',
      path: '/administration/wipe-device',
      summary: 'Destroy the recovery key of a retired device',
    })
    .input(z.object({ deviceId: Id }))
    .output(z.object({ name: z.string(), personName: z.string() })),
  recoveryKey: base
    .route({
      method: 'POST',
      path: '/administration/recovery-key',
      summary: 'Show the recovery key of a device',
    })
    .input(z.object({ deviceId: Id }))
    .output(RecoveryKeyShown),
  settings: base
    .route({ method: 'POST', path: '/administration/settings', summary: 'What the organisation has set' })
    .output(OrganizationSettings),
  changeSettings: base
    .route({ method: 'POST', path: '/administration/change-settings', summary: 'Change settings' })
    .input(SettingsChangeInput)
    .output(OrganizationSettings),
};
