import { addDays, ageOn } from '#shared/domain/local-date.ts';
import type { Patient } from '#shared/domain/patient.ts';
import { toInstant } from '#shared/domain/primitives.ts';
import { at } from './calendar.ts';
import places from './data/places.json' with { type: 'json' };
import { inventEvidence } from './evidence.ts';
import { inventAllergies, inventHealth, inventImmunizations } from './health.ts';
import {
  inventCallWindows,
  inventEmergencyContacts,
  inventHome,
  inventLanguage,
  inventNumber,
  inventPhones,
} from './living.ts';
import { inventName, inventPerson } from './names.ts';
import { inventPersonalNotes } from './personal-notes.ts';
import {
  type CaseloadContext,
  EVERYDAY_NEEDS,
  type EverydayNeed,
  type MonthState,
  type Profile,
  stamp,
} from './profile.ts';
import type { Random } from './random.ts';
import { assessRisk } from './risk.ts';

const PRACTITIONERS = ['Dr. Helen Marsh', 'Dr. Samuel Oduya', 'Dr. Priya Raman', 'Dr. Thomas Ekberg'];

/** Invents one patient of a caseload. `order` is her place in it and decides how this month stands for her. */
export function inventPatient(context: CaseloadContext, order: number, monthState: MonthState): Profile {
  const random = context.random.fork(`patient ${order}`);
  const gender = random.chance(0.57) ? 'female' : 'male';
  const name = inventName(random, gender);
  const age = 58 + Math.floor((random.next() + random.next()) * 18.4);
  const birthDate = addDays(context.today, -Math.floor(age * 365.2425) - random.integer(1, 360));
  const home = inventHome(random);
  const isNew = random.chance(0.14);
  const enrolledOn = addDays(context.today, -(isNew ? random.integer(45, 300) : random.integer(372, 900)));
  const createdAt = at(enrolledOn, 600, context.person.timeZone);
  const facts = { gender, age, today: context.today, createdAt } as const;
  const health = inventHealth(random, facts);
  const hasRemoteMonitoring = health.keys.has('hypertension') && random.chance(0.16);
  const isPrincipal = health.conditions.length <= 2 && random.chance(0.5);
  const program = isPrincipal ? ('PCM' as const) : ('CCM' as const);
  const practitioner = random.pick(PRACTITIONERS);
  const clinic = places.clinics[PRACTITIONERS.indexOf(practitioner)] ?? '';
  const course = inventCourse(random, health.keys);
  const transition = inventTransition(random, context, order, createdAt);
  const emergencyContacts = inventEmergencyContacts(random, name.family, home.areaCode, createdAt);
  const programs: ('CCM' | 'PCM' | 'RPM')[] = hasRemoteMonitoring ? [program, 'RPM'] : [program];
  const needs = inventNeeds(random);
  const risk = assessRisk(random, health.keys, course, transition, needs);
  const patient: Patient = {
    education: [],
    careGapAnswers: [],
    coverages: [],
    monthCloses: [],
    needs: [],
    id: random.id(createdAt),
    ...stamp(createdAt, 'server'),
    recordNumber: `CL-${context.person.key.slice(-1)}${String(order + 1).padStart(4, '0')}`,
    identifiers: [],
    givenName: name.given,
    familyName: name.family,
    preferredName: name.preferred,
    birthDate,
    administrativeGender: gender,
    deceased: 'no',
    phones: inventPhones(random, home.areaCode, createdAt),
    address: home.address,
    timeZone: home.timeZone,
    ...inventLanguage(random, name),
    callWindows: inventCallWindows(random, createdAt),
    consents: inventConsents(random, programs, createdAt, context.person.name),
    enrollments: programs.map((enrolled) => ({
      id: random.id(createdAt),
      program: enrolled,
      status: 'active',
      startedOn: enrolledOn,
      endedOn: '',
      billingPractitioner: practitioner,
    })),
    ...risk,
    conditions: health.conditions,
    medications: health.medications,
    allergies: inventAllergies(random, createdAt),
    immunizations: inventImmunizations(random, context.today, createdAt),
    careTeam: inventCareTeam(
      random,
      { practitioner, clinic, areaCode: home.areaCode, createdAt },
      health.keys,
    ),
    emergencyContacts,
    transitions: transition === null ? [] : [transition],
    evidence: inventEvidence(random.fork('evidence'), context, {
      ...{ programs, enrolledOn, practitioner, createdAt, transition },
    }),
    holds: [],
    personalNotes: inventPersonalNotes(random),
    careManagerId: context.staffId,
  };
  return {
    patient,
    random,
    age: ageOn(birthDate, context.today),
    conditions: health.keys,
    plainConditions: health.plain,
    program,
    hasRemoteMonitoring,
    needs,
    enrolledOn,
    awayFrom: transition === null ? '' : addDays(transition.on, transition.kind === 'discharge' ? -5 : 0),
    monthState: transition === null ? monthState : 'none',
    course,
  };
}

const NEED_SHARES: Record<EverydayNeed, number> = {
  food: 0.07,
  transportation: 0.06,
  utilities: 0.03,
  housing: 0.03,
};

function inventNeeds(random: Random): Set<EverydayNeed> {
  return new Set(EVERYDAY_NEEDS.filter((need) => random.chance(NEED_SHARES[need])));
}

/** Where blood pressure, A1c and weight stood a year ago, and where they stand now. */
function inventCourse(random: Random, conditions: ReadonlySet<string>): Profile['course'] {
  const treated = conditions.has('hypertension');
  const systolic = (treated ? 146 : 126) + random.wobble() * 9;
  const a1c = conditions.has('diabetes') ? 7.9 + random.wobble() * 0.9 : 5.6;
  const weight = (conditions.has('obesity') ? 218 : 168) + random.wobble() * 22;
  return {
    systolic: [systolic, systolic + (treated ? -9 : 0) + random.wobble() * 9],
    a1c: [a1c, Math.max(5.2, a1c - 0.4 + random.wobble() * 0.7)],
    weight: [weight, weight + random.wobble() * 7],
  };
}

/** Three of a hundred came home yesterday, two were in an emergency department two days ago. */
function inventTransition(
  random: Random,
  { today }: CaseloadContext,
  order: number,
  createdAt: number,
): Patient['transitions'][number] | null {
  const place = order % 50;
  if (place !== 3 && place !== 27) return null;
  const kind = place === 3 ? ('discharge' as const) : ('emergency-visit' as const);
  const reasons =
    kind === 'discharge'
      ? ['Heart failure with fluid overload', 'Pneumonia', 'COPD flare', 'Urinary infection with weakness']
      : ['Fall at home, no fracture', 'Chest pain, ruled out', 'Low blood sugar', 'Shortness of breath'];
  return {
    steps: [],
    id: random.id(Math.max(createdAt, 0)),
    kind,
    facility: random.pick(places.hospitals),
    on: addDays(today, kind === 'discharge' ? -1 : -2),
    reason: random.pick(reasons),
  };
}

function inventConsents(
  random: Random,
  programs: readonly ('CCM' | 'PCM' | 'RPM')[],
  createdAt: number,
  obtainedBy: string,
): Patient['consents'] {
  if (random.chance(0.04)) return [];
  const all = [...programs, ...(random.chance(0.5) ? (['sharing'] as const) : [])];
  return all.map((program, index) => ({
    id: random.id(createdAt),
    program,
    decision: 'accepted',
    method: random.chance(0.8) ? 'verbal' : 'written',
    obtainedAt: toInstant(createdAt + index * 60_000),
    obtainedBy,
    costSharingDisclosed: true,
    onePractitionerDisclosed: true,
    rightToStopDisclosed: true,
  }));
}

const SPECIALTIES: [string, string][] = [
  ['heart-failure', 'Cardiology'],
  ['atrial-fibrillation', 'Cardiology'],
  ['coronary-disease', 'Cardiology'],
  ['copd', 'Pulmonology'],
  ['kidney-disease', 'Nephrology'],
  ['parkinson', 'Neurology'],
  ['dementia', 'Neurology'],
  ['diabetes', 'Endocrinology'],
];

function inventCareTeam(
  random: Random,
  primary: { practitioner: string; clinic: string; areaCode: string; createdAt: number },
  conditions: ReadonlySet<string>,
): Patient['careTeam'] {
  const member = (name: string, role: string, organization: string) => ({
    id: random.id(primary.createdAt),
    name,
    role,
    phone: inventNumber(random, primary.areaCode),
    organization,
  });
  const team = [member(primary.practitioner, 'Primary care physician', primary.clinic)];
  const wanted = new Set(
    SPECIALTIES.filter(([key]) => conditions.has(key)).map(([, specialty]) => specialty),
  );
  for (const specialty of wanted) {
    if (random.chance(0.7))
      team.push(member(`Dr. ${inventPerson(random)}`, specialty, `${specialty} Associates`));
  }
  const pharmacy = random.pick(places.pharmacies);
  team.push(member(pharmacy, 'Pharmacy', pharmacy));
  return team;
}
