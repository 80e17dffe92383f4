import { addDays } from '#shared/domain/local-date.ts';
import type { Patient } from '#shared/domain/patient.ts';
import type { LocalDate } from '#shared/domain/primitives.ts';
import data from './data/conditions.json' with { type: 'json' };
import medicineTable from './data/medicines.json' with { type: 'json' };
import type { Random } from './random.ts';

interface ConditionEntry {
  key: string;
  icd10: string;
  title: string;
  plain: string;
  weight: number;
  /** Of a family a patient has one at most. */
  family?: string;
  gender?: string;
  minimumAge?: number;
  /** One of each list is prescribed; an empty one means none. */
  medicines: string[][];
}

interface Medicine {
  text: string;
  dosage: string;
  /** Of a group a patient takes one at most. */
  group: string;
}

const CONDITIONS: readonly ConditionEntry[] = data.conditions;
const MEDICINES = new Map<string, Medicine>(Object.entries(medicineTable));
const ICD_10_CM = 'http://hl7.org/fhir/sid/icd-10-cm';
const CVX = 'http://hl7.org/fhir/sid/cvx';

/** Heart failure and heart disease decide about the medicines that other conditions would also bring. */
const FIRST = ['heart-failure', 'atrial-fibrillation', 'coronary-disease', 'kidney-disease', 'diabetes'];

/** How many conditions people have, by weight. */
const COUNTS = [
  { count: 2, weight: 18 },
  { count: 3, weight: 30 },
  { count: 4, weight: 26 },
  { count: 5, weight: 17 },
  { count: 6, weight: 9 },
];

export interface Health {
  keys: Set<string>;
  plain: string[];
  conditions: Patient['conditions'];
  medications: Patient['medications'];
}

/** Two to six conditions that go together, with the medicines usually taken for them. */
export function inventHealth(
  random: Random,
  person: { gender: 'female' | 'male'; age: number; today: LocalDate; createdAt: number },
): Health {
  const { count } = random.weighted(COUNTS);
  const chosen: ConditionEntry[] = [];
  while (chosen.length < count) {
    const open = CONDITIONS.filter(
      (entry) =>
        !chosen.some(
          ({ key, family }) => key === entry.key || (family !== undefined && family === entry.family),
        ) &&
        (entry.gender === undefined || entry.gender === person.gender) &&
        person.age >= (entry.minimumAge ?? 0),
    );
    chosen.push(random.weighted(open));
  }
  const conditions = chosen.map((entry) => ({
    id: random.id(person.createdAt),
    codes: [{ system: ICD_10_CM, code: entry.icd10, display: entry.title }],
    text: entry.title,
    clinicalStatus: 'active' as const,
    onsetOn: addDays(person.today, -random.integer(500, 7000)),
    abatedOn: '' as const,
  }));
  return {
    keys: new Set(chosen.map(({ key }) => key)),
    plain: chosen.map(({ plain }) => plain),
    conditions,
    medications: prescribe(random, chosen, person),
  };
}

function prescribe(
  random: Random,
  chosen: readonly ConditionEntry[],
  { today, createdAt }: { today: LocalDate; createdAt: number },
): Patient['medications'] {
  const byGroup = new Map<string, Patient['medications'][number]>();
  const rank = ({ key }: ConditionEntry) => (FIRST.includes(key) ? FIRST.indexOf(key) : FIRST.length);
  const inOrder = [...chosen].sort((a, b) => rank(a) - rank(b));
  const hasKidneyDisease = chosen.some(({ icd10 }) => icd10 === 'N18.32');
  for (const entry of inOrder) {
    for (const choices of entry.medicines) {
      const key = random.pick(choices);
      // At an eGFR of 30 to 45 metformin is not started and not taken at the full dose.
      const medicine = MEDICINES.get(key === 'metformin' && hasKidneyDisease ? 'linagliptin' : key);
      if (medicine === undefined || byGroup.has(medicine.group)) continue;
      byGroup.set(medicine.group, {
        id: random.id(createdAt),
        codes: [],
        text: medicine.text,
        dosage: medicine.dosage,
        status: 'active',
        startedOn: addDays(today, -random.integer(60, 1600)),
      });
    }
  }
  return [...byGroup.values()];
}

/** None for nearly half of the people, else one or two. */
export function inventAllergies(random: Random, createdAt: number): Patient['allergies'] {
  if (random.chance(0.45)) return [];
  const first = random.weighted(data.allergies);
  const rest = data.allergies.filter(({ text }) => text !== first.text);
  const chosen = random.chance(0.2) ? [first, random.weighted(rest)] : [first];
  return chosen.map(({ text, reaction, criticality }) => ({
    id: random.id(createdAt),
    codes: [],
    text,
    criticality: criticality === 'high' || criticality === 'low' ? criticality : 'unable-to-assess',
    reaction,
  }));
}

/** What was given, newest first; influenza between September and today of this season. */
export function inventImmunizations(
  random: Random,
  today: LocalDate,
  createdAt: number,
): Patient['immunizations'] {
  const given = data.immunizations.flatMap(({ cvx, text, chance, monthsAgo, seasonal }) => {
    if (!random.chance(chance)) return [];
    const [least = 0, most = 0] = monthsAgo;
    const days = random.integer(least * 30 + 3, most * 30 + 3);
    const givenOn = seasonal === true ? seasonDay(random, today) : addDays(today, -days);
    return [{ id: random.id(createdAt), codes: [{ system: CVX, code: cvx, display: text }], text, givenOn }];
  });
  return given.sort((a, b) => b.givenOn.localeCompare(a.givenOn));
}

function seasonDay(random: Random, today: LocalDate): LocalDate {
  const year = Number(today.slice(0, 4)) - (today.slice(5) < '09-20' ? 1 : 0);
  const day = addDays(`${year}-09-15`, random.integer(0, 75));
  return day < today ? day : addDays(today, -random.integer(1, 5));
}
