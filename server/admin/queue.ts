import type { Command } from 'commander';
import type pg from 'pg';
import { instantAt, minutesOfDay } from '#shared/domain/local-date.ts';
import { Instant } from '#shared/domain/primitives.ts';
import { settingsOf } from '../organization/organizations.ts';
import { queueOf } from '../queue/queue-of.ts';
import { type AdminContext, AdminError } from './context.ts';
import { requirePerson } from './find-person.ts';

interface Options {
  at?: string;
  top?: string;
}

/** Adds `queue` to the admin command line. */
export function registerQueue(program: Command, context: AdminContext): void {
  program
    .command('queue')
    .summary('work out the call queue of a person again')
    .description(
      'Works out who a person has to call next, from what the server has, by the rules of her devices: rank, record number, points and reasons. It names nobody. Compare it with her screen when the order is in doubt.',
    )
    .argument('<person>', 'the e-mail of a care manager or supervisor')
    .option('--at <time>', 'another moment: 2026-11-24T14:00 by the practice’s clock, or an instant in UTC')
    .option('--top <number>', 'only so many rows')
    .action((email: string, options: Options) =>
      context.withDatabase(({ pool }) => run(context, pool, email, options)),
    );
}

async function run(context: AdminContext, pool: pg.Pool, email: string, options: Options): Promise<void> {
  const top = options.top === undefined ? Number.POSITIVE_INFINITY : Number(options.top);
  if (!(top >= 1)) throw new AdminError('--top takes a number from 1 on.');
  const person = await requirePerson(pool, email);
  const { timeZone } = await settingsOf(pool, person.organizationId);
  const at = options.at === undefined ? Date.now() : momentOf(options.at, timeZone);
  const rows = await queueOf(pool, { organizationId: person.organizationId, staffId: person.id }, at);
  if (rows.length === 0) {
    context.print(`Nobody is in the queue of ${person.name}.`);
    return;
  }
  context.progress(`${rows.length} patients, ${new Date(at).toISOString()}, by the server’s copy.`);
  for (const [index, { recordNumber, points, reasons }] of rows.slice(0, top).entries()) {
    const told = reasons.map((reason) => `${reason.text} (${reason.points})`).join('; ');
    context.print(`${index + 1}\t${recordNumber}\t${points}\t${told}`);
  }
}

function momentOf(text: string, timeZone: string): number {
  if (Instant.safeParse(text).success) return Date.parse(text);
  const [, date, time] = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)$/.exec(text) ?? [];
  if (date !== undefined && time !== undefined && !Number.isNaN(Date.parse(`${date}T${time}:00Z`))) {
    return instantAt(date, minutesOfDay(time), timeZone);
  }
  throw new AdminError(`"${text}" is not a time. Write it as 2026-11-24T14:00, by the practice’s clock.`);
}
