import type pg from 'pg';
import { listOrganizations, type Organization } from '../organization/organizations.ts';
import { AdminError } from './context.ts';

/**
 * The organization of that name, whatever its case; without a name the only one there is.
 *
 * @throws {AdminError} naming the organizations there are
 */
export async function findOrganization(pool: pg.Pool, name: string | undefined): Promise<Organization> {
  const all = await listOrganizations(pool);
  const [first] = all;
  if (first === undefined) {
    throw new AdminError('There is no organisation yet. Make one with create-organisation.');
  }
  const names = all.map((organization) => `"${organization.name}"`).join(', ');
  if (name === undefined) {
    if (all.length === 1) return first;
    throw new AdminError(`There are several organisations: ${names}. Choose one with --organisation.`);
  }
  const found = all.find((organization) => organization.name.toLowerCase() === name.trim().toLowerCase());
  if (found !== undefined) return found;
  throw new AdminError(`There is no organisation named "${name}". There are: ${names}.`);
}
