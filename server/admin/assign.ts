import type { Command } from 'commander';
import type pg from 'pg';
import { Id } from '#shared/domain/primitives.ts';
import { inOrganization } from '../database/transaction.ts';
import { assignPatients } from '../organization/assign-patients.ts';
import type { PersonRow } from '../organization/people.ts';
import { type AdminContext, AdminError } from './context.ts';
import { requirePerson } from './find-person.ts';

/** Adds `assign` to the admin command line. */
export function registerAssign(program: Command, context: AdminContext): void {
  program
    .command('assign')
    .summary('give patients to a person')
    .description(
      'Gives patients to a care manager. Her devices receive their whole history; the devices of who held them before erase it.',
    )
    .argument('<person>', 'the e-mail of who takes the patients over')
    .argument('[patients...]', 'the ids of the patients')
    .option('--all-of <person>', 'all patients that this person (an e-mail) holds')
    .action((email: string, patients: string[], options: { allOf?: string }) =>
      context.withDatabase(({ pool }) => run(context, pool, email, patients, options.allOf)),
    );
}

async function run(
  context: AdminContext,
  pool: pg.Pool,
  email: string,
  patients: string[],
  allOf: string | undefined,
): Promise<void> {
  const person = await requirePerson(pool, email);
  const patientIds = new Set(patients.map(patientId));
  if (allOf !== undefined) {
    const holder = await requirePerson(pool, allOf);
    if (holder.organizationId !== person.organizationId) {
      throw new AdminError(
        `${allOf} and ${email} belong to different organisations; patients stay in theirs.`,
      );
    }
    for (const id of await patientsOf(pool, holder)) patientIds.add(id);
  }
  if (patientIds.size === 0) {
    throw new AdminError(
      'There is no patient to assign. Name their ids, or a person who holds some with --all-of.',
    );
  }
  await assertKnown(pool, person, [...patientIds]);
  const { organizationId, id: staffId } = person;
  const { assigned, unchanged } = await inOrganization(pool, organizationId, (transaction) =>
    assignPatients(transaction, {
      ...{ organizationId, staffId, patientIds: [...patientIds] },
      doneBy: 'command-line',
    }),
  );
  const already = unchanged === 0 ? '' : ` ${unchanged} were there already.`;
  context.print(
    `${person.name} has taken over ${assigned === 1 ? '1 patient' : `${assigned} patients`}.${already}`,
  );
}

function patientId(text: string): string {
  const id = Id.safeParse(text.toLowerCase());
  if (id.success) return id.data;
  throw new AdminError(
    `"${text}" is not the id of a patient; ids look like 01890a5d-ac96-774b-bcce-b302099a8057.`,
  );
}

async function patientsOf(pool: pg.Pool, holder: PersonRow): Promise<string[]> {
  const { rows } = await pool.query<{ patient_id: string }>(
    'select patient_id from assignments where organization_id = $1 and staff_id = $2 and until_at is null',
    [holder.organizationId, holder.id],
  );
  return rows.map((row) => row.patient_id);
}

async function assertKnown(pool: pg.Pool, person: PersonRow, patientIds: string[]): Promise<void> {
  const { rows } = await inOrganization(pool, person.organizationId, (transaction) =>
    transaction.query<{ id: string }>(
      `select id from unnest($2::uuid[]) as id where not exists (
         select 1 from documents where organization_id = $1 and collection = 'patients' and documents.id = id.id)`,
      [person.organizationId, patientIds],
    ),
  );
  if (rows[0] === undefined) return;
  throw new AdminError(`There is no patient with the id ${rows[0].id} in "${person.organizationName}".`);
}
