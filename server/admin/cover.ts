/** @file The commands about covers: one person has another's patients for a period. */
import type { Command } from 'commander';
import { addDays, instantAt, localMoment, minutesOfDay } from '#shared/domain/local-date.ts';
import { Id } from '#shared/domain/primitives.ts';
import { createCover, endCover, listCovers } from '../organization/covers.ts';
import { settingsOf } from '../organization/organizations.ts';
import { type AdminContext, AdminError } from './context.ts';
import { findOrganization } from './find-organization.ts';
import { requirePerson } from './find-person.ts';

/** Adds `cover`, `end-cover` and `list-covers` to the admin command line. */
export function registerCover(program: Command, context: AdminContext): void {
  program
    .command('cover')
    .summary("let one person have another's patients for a period")
    .description(
      'Lets a person cover for another: her devices receive the patients when the period begins and erase them when it ends.',
    )
    .argument('<covering>', 'the e-mail of who covers')
    .argument('<covered>', 'the e-mail of whose patients they are')
    .requiredOption(
      '--until <day>',
      'the last day, such as 2026-11-08, or the moment of the end, such as 2026-11-08T17:00, in the time of the practice',
    )
    .option('--from <day>', 'the first day, or the moment of the beginning; left out, at once')
    .action((covering: string, covered: string, options: { from?: string; until: string }) =>
      cover(context, covering, covered, options),
    );
  program
    .command('end-cover')
    .summary('end a cover before its time')
    .description('Ends a cover at once, or takes back one that has not begun.')
    .argument('<cover>', 'its id, as list-covers shows it')
    .option('--organisation <name>', 'needed when there are several')
    .action((id: string, options: { organisation?: string }) =>
      context.withDatabase(async ({ pool }) => {
        const organization = await findOrganization(pool, options.organisation);
        if (!Id.safeParse(id).success) {
          throw new AdminError(`"${id}" is not the id of a cover. list-covers shows them.`);
        }
        await endCover(pool, { organizationId: organization.id, id, doneBy: 'command-line' });
        context.print('The cover has ended.');
      }),
    );
  program
    .command('list-covers')
    .summary('show who covers for whom, now and later')
    .description('Shows the covers that hold now or will, with their ids.')
    .option('--organisation <name>', 'needed when there are several')
    .action((options: { organisation?: string }) =>
      context.withDatabase(async ({ pool }) => {
        const { id } = await findOrganization(pool, options.organisation);
        const { timeZone } = await settingsOf(pool, id);
        const covers = await listCovers(pool, id);
        if (covers.length === 0) context.print('Nobody covers for anybody. Make a cover with cover.');
        for (const { id: coverId, coveringName, coveredName, from, until, hasBegun } of covers) {
          context.print(
            `${coverId}  ${coveringName} covers for ${coveredName}, ${periodText(from, until, timeZone)}${hasBegun ? '' : ', not begun'}`,
          );
        }
      }),
    );
}

async function cover(
  context: AdminContext,
  coveringEmail: string,
  coveredEmail: string,
  options: { from?: string; until: string },
): Promise<void> {
  await context.withDatabase(async ({ pool }) => {
    const covering = await requirePerson(pool, coveringEmail);
    const covered = await requirePerson(pool, coveredEmail);
    const { organizationId } = covering;
    if (covered.organizationId !== organizationId) {
      throw new AdminError(
        `${coveringEmail} and ${coveredEmail} belong to different organisations; patients stay in theirs.`,
      );
    }
    const { timeZone } = await settingsOf(pool, organizationId);
    const from = options.from === undefined ? new Date() : momentOf(options.from, 0, timeZone);
    const until = momentOf(options.until, 1440, timeZone);
    const id = await createCover(pool, {
      organizationId,
      coveringStaffId: covering.id,
      coveredStaffId: covered.id,
      from,
      until,
      doneBy: 'command-line',
    });
    context.print(
      `${covering.name} covers for ${covered.name}, ${periodText(from, until, timeZone)}. The cover's id is ${id}.`,
    );
  });
}

/** A day stands for the minute of it that is given; a day with a time for that moment. */
function momentOf(text: string, minuteOfDay: number, timeZone: string): Date {
  const [, day = '', time] = /^(\d{4}-\d\d-\d\d)(?:T((?:[01]\d|2[0-3]):[0-5]\d))?$/.exec(text) ?? [];
  // A day that the calendar does not have comes back as another one.
  if (day === '' || addDays(day, 0) !== day) {
    throw new AdminError(`"${text}" is not a day such as 2026-11-08, nor a moment such as 2026-11-08T17:00.`);
  }
  return new Date(instantAt(day, time === undefined ? minuteOfDay : minutesOfDay(time), timeZone));
}

function periodText(from: Date, until: Date, timeZone: string): string {
  return `from ${momentText(from, timeZone)} until ${momentText(until, timeZone)} (${timeZone})`;
}

function momentText(at: Date, timeZone: string): string {
  const { date, minutes } = localMoment(at.getTime(), timeZone);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date} ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
