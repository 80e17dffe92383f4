/** @file The demo's directory of community resources: invented, with numbers that no telephone company gives out. */
import { addDays } from '#shared/domain/local-date.ts';
import type { LocalDate } from '#shared/domain/primitives.ts';
import type { Resource } from '#shared/domain/resource.ts';
import places from './data/places.json' with { type: 'json' };
import data from './data/resources.json' with { type: 'json' };
import { inventNumber } from './living.ts';
import { stamp } from './profile.ts';
import { Random } from './random.ts';

const COORDINATES = new Map(Object.entries(data.places)) as ReadonlyMap<string, number[]>;
const SPANISH: ReadonlySet<string> = new Set(data.spanishStates);

/**
 * Everything in every town where the demo's patients live, and two lines for all of them. Ids and words come of the seed alone, so that each care
 * manager's referrals find them; the dates of verification lie before `today`.
 */
export function inventResources(seed: number, madeAt: number, today: LocalDate): Resource[] {
  const random = new Random(`${seed}/resources`);
  const base = (): Omit<Resource, 'name' | 'needs' | 'phone'> => ({
    ...{ id: random.id(madeAt), ...stamp(madeAt, 'server'), website: '', postalCodes: [] },
    ...{ languages: ['en'], eligibility: '', description: '', hours: '', address: '' },
    ...{ latitude: null, longitude: null, verifiedOn: addDays(today, -random.integer(3, 320)) },
  });
  const national = data.national.map((entry): Resource => ({ ...base(), ...entry }));
  const local = places.cities.flatMap(({ city, state, postalCode, areaCode }) =>
    data.local.map((entry): Resource => {
      const [latitude, longitude] = COORDINATES.get(postalCode) ?? [];
      const near = (degrees: number | undefined) =>
        degrees === undefined ? null : Math.round((degrees + random.wobble() * 0.02) * 1e4) / 1e4;
      const street = `${random.integer(1, 900)} ${random.pick(places.streets)} ${random.pick(places.suffixes)}`;
      return {
        ...base(),
        ...entry,
        name: entry.name.replace('{city}', city),
        phone: inventNumber(random, areaCode),
        postalCodes: [postalCode],
        languages: SPANISH.has(state) && random.chance(0.7) ? ['en', 'es'] : ['en'],
        address: `${street}, ${city}, ${state} ${postalCode}`,
        latitude: near(latitude),
        longitude: near(longitude),
        verifiedOn: random.chance(0.08) ? '' : addDays(today, -random.integer(3, 320)),
      };
    }),
  );
  return [...national, ...local];
}
