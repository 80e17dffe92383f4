import type pg from 'pg';
import { findPersonByEmail, type PersonRow } from '../organization/people.ts';
import { AdminError } from './context.ts';

/**
 * The account with this e-mail, whatever its case.
 *
 * @throws {AdminError} when there is none
 */
export async function requirePerson(pool: pg.Pool, email: string): Promise<PersonRow> {
  const person = await findPersonByEmail(pool, email);
  if (person !== undefined) return person;
  throw new AdminError(`There is no account with the e-mail "${email}". list-people shows the accounts.`);
}
