import type pg from 'pg';
import { listPeople, type PersonRow } from '../organization/people.ts';
import { AdminError } from './context.ts';

/**
 * The person who is to hold the imported patients, by e-mail or full name, whatever the case.
 *
 * @throws {AdminError} unknown (with the closest accounts), named twice, or one that cannot hold patients
 */
export async function findAssignee(pool: pg.Pool, wanted: string): Promise<PersonRow> {
  const people = await listPeople(pool);
  const asked = fold(wanted);
  const found = people.filter((person) => fold(person.email) === asked || fold(person.name) === asked);
  const [person] = found;
  if (person === undefined) throw new AdminError(unknownPerson(wanted, people));
  if (found.length > 1) {
    const emails = found.map(({ email }) => email).join(', ');
    throw new AdminError(`${found.length} people are named "${wanted}". Give the e-mail instead: ${emails}.`);
  }
  if (person.role === 'administrator') {
    throw new AdminError(
      `${person.name} is an administrator and cannot hold patients. Choose a care manager.`,
    );
  }
  if (!person.isActive) {
    throw new AdminError(`${person.name}'s account is closed. Choose an active care manager.`);
  }
  return person;
}

const MOST_LISTED = 5;

function unknownPerson(wanted: string, people: readonly PersonRow[]): string {
  const able = people.filter(({ role, isActive }) => role !== 'administrator' && isActive);
  if (able.length === 0) {
    return `There is no person with the e-mail or name "${wanted}", and nobody who could hold patients. Make a care manager first: npm run admin -- create-person --help.`;
  }
  const close = able
    .map((person) => ({ person, distance: closeness(fold(wanted), person) }))
    .sort((a, b) => a.distance - b.distance);
  const near = close.filter(({ distance }) => distance <= Math.max(3, wanted.length / 3));
  const listed = (near.length > 0 ? near : close).slice(0, MOST_LISTED);
  const words = listed.map(({ person }) => `${person.name} (${person.email})`).join(', ');
  const question = near.length > 0 ? 'Did you mean' : 'People who can hold patients:';
  return `There is no person with the e-mail or name "${wanted}". ${question} ${words}${near.length > 0 ? '?' : '.'}`;
}

/** Edits between what was typed and the nearest of a person's names; a part of a name counts as nearly right. */
function closeness(asked: string, { name, email }: PersonRow): number {
  const names = [fold(name), ...fold(name).split(' '), fold(email), fold(email).split('@')[0] ?? ''];
  return Math.min(...names.map((known) => (known.includes(asked) ? 0 : editDistance(asked, known))));
}

function fold(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '');
}

/** Levenshtein's distance, row by row. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, change));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
