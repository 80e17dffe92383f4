import type { Command } from 'commander';
import { listPeople, type PersonRow } from '../organization/people.ts';
import type { AdminContext } from './context.ts';
import { findOrganization } from './find-organization.ts';

/** Adds `list-people` to the admin command line. */
export function registerListPeople(program: Command, context: AdminContext): void {
  program
    .command('list-people')
    .summary('show the accounts, how many patients each holds, and their devices')
    .description('Shows the accounts with their roles, teams, number of patients and devices.')
    .option('--organisation <name>', 'only the people of this one')
    .action((options: { organisation?: string }) =>
      context.withDatabase(async ({ pool }) => {
        const organization =
          options.organisation === undefined ? undefined : await findOrganization(pool, options.organisation);
        const people = await listPeople(pool, organization?.id);
        if (people.length === 0) context.print('There are no people yet. Make accounts with create-person.');
        for (const line of people.flatMap(linesOf)) context.print(line);
      }),
    );
}

function linesOf(person: PersonRow): string[] {
  const facts = [
    person.credential === 'none' ? '' : person.credential,
    person.role,
    person.teamName === null ? '' : `team ${person.teamName}`,
    person.role === 'administrator' ? '' : `${person.patients} patients`,
    person.isActive ? '' : 'account closed',
  ].filter((fact) => fact !== '');
  const devices = person.devices.map(
    (device) =>
      `    device ${device.id}  ${device.name}, last seen ${device.lastContactAt.slice(0, 16).replace('T', ' ')}`,
  );
  return [`${person.organizationName}: ${person.name} <${person.email}>, ${facts.join(', ')}`, ...devices];
}
