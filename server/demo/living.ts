import { timeZoneOf } from '#shared/domain/address-time-zone.ts';
import type { Patient } from '#shared/domain/patient.ts';
import languages from './data/languages.json' with { type: 'json' };
import places from './data/places.json' with { type: 'json' };
import { type InventedName, inventPerson } from './names.ts';
import type { Random } from './random.ts';

export interface Home {
  address: Patient['address'];
  timeZone: string;
  areaCode: string;
}

/** An invented street in a real city, with that city's state, postal code and time zone. */
export function inventHome(random: Random): Home {
  const { city, state, postalCode, areaCode } = random.weighted(places.cities);
  const street = `${random.integer(12, 2980)} ${random.pick(places.streets)} ${random.pick(places.suffixes)}`;
  const lines = random.chance(0.35) ? [street, random.pick(places.units)] : [street];
  const timeZone = timeZoneOf(state, postalCode);
  if (timeZone === undefined) throw new Error(`No time zone is known for ${city}, ${state}.`);
  return { address: { lines, city, state, postalCode }, timeZone, areaCode };
}

/** A number of the range 555-0100 to 555-0199, which no telephone company gives out. */
export function inventNumber(random: Random, areaCode: string): string {
  return `(${areaCode}) 555-01${String(random.integer(0, 99)).padStart(2, '0')}`;
}

/** One or two telephones, the first preferred. */
export function inventPhones(random: Random, areaCode: string, createdAt: number): Patient['phones'] {
  const first = random.chance(0.6) ? 'mobile' : 'home';
  const voicemail = random.chance(0.8);
  const phone = (use: 'mobile' | 'home', isPreferred: boolean) => ({
    id: random.id(createdAt),
    number: inventNumber(random, areaCode),
    use,
    isPreferred,
    mayLeaveVoicemail: voicemail && isPreferred,
  });
  const phones = [phone(first, true)];
  if (random.chance(0.4)) phones.push(phone(first === 'mobile' ? 'home' : 'mobile', false));
  return phones;
}

const LANGUAGES = new Map(Object.entries(languages.byFamilyName));

/** The language she speaks best, and whether the calls need an interpreter. */
export function inventLanguage(
  random: Random,
  { family }: InventedName,
): { language: string; needsInterpreter: boolean } {
  const other = LANGUAGES.get(family);
  const language = other !== undefined && random.chance(other.chance) ? other.tag : 'en';
  return { language, needsInterpreter: language !== 'en' && random.chance(0.85) };
}

const WINDOWS: { days: Patient['callWindows'][number]['days']; from: string; to: string }[] = [
  { days: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'], from: '09:00', to: '12:00' },
  { days: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'], from: '13:00', to: '17:00' },
  { days: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'], from: '10:00', to: '16:00' },
  { days: ['monday', 'wednesday', 'friday'], from: '09:00', to: '15:00' },
  { days: ['tuesday', 'thursday', 'saturday'], from: '10:00', to: '17:00' },
];

/** When she likes to be called; most people have no wish. */
export function inventCallWindows(random: Random, createdAt: number): Patient['callWindows'] {
  return random.chance(0.35) ? [{ id: random.id(createdAt), ...random.pick(WINDOWS) }] : [];
}

const RELATIONS = [
  { relationship: 'Daughter', weight: 30 },
  { relationship: 'Son', weight: 24 },
  { relationship: 'Spouse', weight: 22 },
  { relationship: 'Sister', weight: 8 },
  { relationship: 'Neighbor', weight: 6 },
  { relationship: 'Niece', weight: 5 },
  { relationship: 'Friend', weight: 5 },
];

/** One or two people to call in an emergency. */
export function inventEmergencyContacts(
  random: Random,
  family: string,
  areaCode: string,
  createdAt: number,
): Patient['emergencyContacts'] {
  const count = random.chance(0.45) ? 2 : 1;
  const used = new Set<string>();
  return Array.from({ length: count }, () => {
    const { relationship } = random.weighted(
      RELATIONS.filter((relation) => !used.has(relation.relationship)),
    );
    used.add(relationship);
    const invented = inventPerson(random);
    const kin = !['Neighbor', 'Friend', 'Niece'].includes(relationship);
    const name = kin && random.chance(0.65) ? `${invented.split(' ')[0]} ${family}` : invented;
    return {
      id: random.id(createdAt),
      name,
      relationship,
      phone: inventNumber(random, areaCode),
      mayShareHealthInformation: kin && random.chance(0.7),
    };
  });
}
