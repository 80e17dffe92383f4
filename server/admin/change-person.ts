/** @file The commands that change an account that is there: its team, its role, closed or open. */
import { type Command, Option } from 'commander';
import { Role } from '#shared/domain/staff.ts';
import { changePerson, type PersonChange } from '../organization/change-person.ts';
import { ensureTeam } from '../organization/organizations.ts';
import type { PersonRow } from '../organization/people.ts';
import type { AdminContext } from './context.ts';
import { requirePerson } from './find-person.ts';

/** Adds `move-person`, `change-role`, `close-account` and `open-account` to the admin command line. */
export function registerChangePerson(program: Command, context: AdminContext): void {
  program
    .command('move-person')
    .summary('move a person to another team')
    .description(
      'Moves a person to another team, her patients with her: the supervisors of the new team see them, those of the old one no longer.',
    )
    .argument('<person>', 'her e-mail')
    .argument('<team>', 'the name of the team; made when it is new')
    .action((email: string, team: string) =>
      run(context, email, async (person, pool) => ({
        change: { teamId: await ensureTeam(pool, person.organizationId, team) },
        done: `${person.name} is in the team "${team}" now.`,
        already: `${person.name} is in the team "${team}" already.`,
      })),
    );
  program
    .command('change-role')
    .summary('make a person a care manager, a supervisor or an administrator')
    .description(
      'Changes what a person may do and see. An administrator sees no clinical record: assign her patients to somebody else first.',
    )
    .argument('<person>', 'her e-mail')
    .addOption(
      new Option('--role <role>', 'what the person may do').choices(Role.options).makeOptionMandatory(),
    )
    .option('--team <name>', 'for an administrator who is in no team; made when it is new')
    .action((email: string, options: { role: Role; team?: string }) =>
      run(context, email, async (person, pool) => {
        const teamId =
          options.team === undefined
            ? undefined
            : await ensureTeam(pool, person.organizationId, options.team);
        const change: PersonChange = { role: options.role, ...(teamId === undefined ? {} : { teamId }) };
        return {
          change,
          done: `${person.name} is ${NAMES[options.role]} now.`,
          already: `${person.name} is ${NAMES[options.role]} already.`,
        };
      }),
    );
  program
    .command('close-account')
    .summary('close the account of a person who has left')
    .description(
      'Closes an account at once and ends its sign-ins on all devices. Her patients stay with her until they are assigned; the supervisors of her team see them.',
    )
    .argument('<person>', 'her e-mail')
    .action((email: string) =>
      run(context, email, async (person) => ({
        change: { isActive: false },
        done: `Closed the account of ${person.name}.`,
        already: `The account of ${person.name} is closed already.`,
      })),
    );
  program
    .command('open-account')
    .summary('open a closed account again')
    .description('Opens a closed account again. The person signs in with the passphrase she had.')
    .argument('<person>', 'her e-mail')
    .action((email: string) =>
      run(context, email, async (person) => ({
        change: { isActive: true },
        done: `Opened the account of ${person.name} again.`,
        already: `The account of ${person.name} is open already.`,
      })),
    );
}

const NAMES: Record<Role, string> = {
  'care-manager': 'a care manager',
  supervisor: 'a supervisor',
  administrator: 'an administrator',
};

type Pool = Parameters<typeof changePerson>[0];

async function run(
  context: AdminContext,
  email: string,
  plan: (person: PersonRow, pool: Pool) => Promise<{ change: PersonChange; done: string; already: string }>,
): Promise<void> {
  await context.withDatabase(async ({ pool }) => {
    const person = await requirePerson(pool, email);
    const { change, done, already } = await plan(person, pool);
    const { organizationId, id: staffId } = person;
    const { isChanged, patients } = await changePerson(
      pool,
      { organizationId, staffId, doneBy: 'command-line' },
      change,
    );
    context.print(isChanged ? done : already);
    if (change.isActive === false && patients > 0) {
      context.print(
        `${patients === 1 ? '1 patient is' : `${patients} patients are`} still hers. Give them to somebody: assign <person> --all-of ${person.email}`,
      );
    }
  });
}
