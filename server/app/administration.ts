import { implement } from '@orpc/server';
import { serverContract } from '#shared/contract/server/index.ts';
import * as administration from '../organization/administration.ts';
import { listDevices } from '../organization/list-devices.ts';
import { settingsOf } from '../organization/organizations.ts';
import { forRoles } from './callers.ts';
import type { RequestContext, ServerParts } from './context.ts';

/** The administrator's part of the contract. */
export function administrationHandlers(parts: ServerParts) {
  const os = implement(serverContract.administration).$context<RequestContext>();
  const allowed = forRoles(parts, ['administrator'], 'Looking after accounts, devices and settings');
  const { pool } = parts;
  return {
    people: os.people
      .use(allowed)
      .handler(({ context }) => administration.peopleAndTeams(pool, context.caller.organizationId)),
    createPerson: os.createPerson
      .use(allowed)
      .handler(({ input, context }) => administration.makePerson(parts, context.caller, input)),
    changePerson: os.changePerson
      .use(allowed)
      .handler(({ input, context }) =>
        administration.changeAccount(pool, context.caller, input.staffId, input.change),
      ),
    resetPassphrase: os.resetPassphrase
      .use(allowed)
      .handler(({ input, context }) =>
        administration.giveNewPassphrase(parts, context.caller, input.staffId),
      ),
    devices: os.devices.use(allowed).handler(({ context }) => listDevices(pool, context.caller)),
    retireDevice: os.retireDevice
      .use(allowed)
      .handler(({ input, context }) => administration.retireOther(pool, context.caller, input.deviceId)),
    wipeDevice: os.wipeDevice
      .use(allowed)
      .handler(({ input, context }) => administration.wipe(pool, context.caller, input.deviceId)),
    recoveryKey: os.recoveryKey
      .use(allowed)
      .handler(({ input, context }) => administration.readOutKey(pool, context.caller, input.deviceId)),
    settings: os.settings
      .use(allowed)
      .handler(({ context }) => settingsOf(pool, context.caller.organizationId)),
    changeSettings: os.changeSettings
      .use(allowed)
      .handler(({ input, context }) => administration.setSettings(pool, context.caller, input)),
  };
}
