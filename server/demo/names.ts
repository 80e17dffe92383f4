import data from './data/names.json' with { type: 'json' };
import type { Random } from './random.ts';

export interface InventedName {
  given: string;
  family: string;
  preferred: string;
}

const NICKNAMES = new Map<string, string>(Object.entries(data.nicknames));
const GROUPS = data.groups;

/** A name out of our own lists. Families marry across them: a family name may come from any group. */
export function inventName(random: Random, gender: 'female' | 'male'): InventedName {
  const group = random.weighted(GROUPS);
  const familyGroup = random.chance(data.familyFromAnyGroup) ? random.weighted(GROUPS) : group;
  const given = random.pick(gender === 'female' ? group.women : group.men);
  const nickname = NICKNAMES.get(given) ?? '';
  return {
    given,
    family: random.pick(familyGroup.family),
    preferred: nickname !== '' && random.chance(0.5) ? nickname : '',
  };
}

/** A full name of somebody else: a doctor, a relative of another family. */
export function inventPerson(random: Random): string {
  const { given, family } = inventName(random, random.chance(0.5) ? 'female' : 'male');
  return `${given} ${family}`;
}
