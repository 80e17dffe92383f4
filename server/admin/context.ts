/**
 * @file What an admin command gets. A command is a function `register…(program, context)` that adds itself to commander:
 *
 *   export function registerImportFhir(program: Command, context: AdminContext): void {
 *     program.command('import-fhir').argument('<path…>').option('--assign <e-mail>').action(async (paths, options) => {
 *       await context.withDatabase(async ({ pool }) => {
 *         const person = await findPersonByEmail(pool, options.assign);        // server/organization/people.ts
 *         await inOrganization(pool, person.organizationId, async (transaction) => {  // server/database/transaction.ts
 *           await assignPatients(transaction, { organizationId, staffId, patientIds }); // before storing is cheapest
 *           await storeDocuments(transaction, { organizationId, collection: 'patients', documents });
 *         });
 *       });
 *     });
 *   }
 *
 * `context.print` writes the command's result, `context.progress` what passes by. A command that fails throws: an
 * `AdminError`, `OrganizationError` or `StartError` is printed as its one sentence with exit code 1.
 */
import type { Passphrases } from '../auth/passphrases.ts';
import type { Database } from '../database/open-database.ts';

export interface AdminContext {
  /** Opens the database (DATABASE_URL, the running Careline's, or the embedded one started for this command) and closes it after. */
  withDatabase<T>(work: (database: Database) => Promise<T>): Promise<T>;
  passphrases: Passphrases;
  /** A line of the result, on standard output. */
  print(line: string): void;
  /** A line about what is going on, on standard error. */
  progress(line: string): void;
  /** The folder that relative paths of the person at the terminal start from. */
  folder: string;
}

/** What a command cannot do; one sentence that names what is wrong and what to do. */
export class AdminError extends Error {
  override readonly name = 'AdminError';
}
