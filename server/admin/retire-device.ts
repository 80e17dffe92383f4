import type { Command } from 'commander';
import { retireDevice } from '../organization/devices.ts';
import type { AdminContext } from './context.ts';

/** Adds `retire-device` to the admin command line. */
export function registerRetireDevice(program: Command, context: AdminContext): void {
  program
    .command('retire-device')
    .summary('end the sign-in of a lost or replaced device')
    .description('Ends the sign-in of a device at once: it neither receives nor sends any more.')
    .argument('<device>', 'its id, as list-people shows it')
    .action((deviceId: string) =>
      context.withDatabase(async ({ pool }) => {
        const { name, personName } = await retireDevice(pool, deviceId);
        context.print(`Retired the device "${name}" of ${personName}.`);
      }),
    );
}
