import { z } from 'zod';
import type { Patient } from '#shared/domain/patient.ts';
import type { BundleReader, Found } from './bundle.ts';
import {
  CodeableConcept,
  ContactPoint,
  clip,
  HumanName,
  personName,
  Reference,
  resourceFields,
  wordsOf,
} from './elements.ts';
import type { FhirMedicationUse } from './medication.ts';
import type { FhirPatient } from './patient.ts';

export const FhirCareTeam = z.looseObject({
  ...resourceFields,
  status: z.string().optional(),
  participant: z
    .array(
      z.looseObject({
        role: z.array(CodeableConcept).optional(),
        member: Reference.optional(),
        onBehalfOf: Reference.optional(),
      }),
    )
    .optional(),
});
export type FhirCareTeam = z.infer<typeof FhirCareTeam>;

const Practitioner = z.looseObject({
  name: z.array(HumanName).optional(),
  telecom: z.array(ContactPoint).optional(),
});
const Organization = z.looseObject({
  name: z.string().optional(),
  telecom: z.array(ContactPoint).optional(),
});
const PractitionerRole = z.looseObject({
  practitioner: Reference.optional(),
  organization: Reference.optional(),
  telecom: z.array(ContactPoint).optional(),
});
const Encounter = z.looseObject({ serviceProvider: Reference.optional() });

/** The kinds that only say more about members of the care team. */
export const CARE_TEAM_KINDS = [
  'CareTeam',
  'Practitioner',
  'PractitionerRole',
  'Organization',
  'RelatedPerson',
];

type CareTeamMember = Patient['careTeam'][number];

interface Candidate {
  member: Reference | undefined;
  role: string;
  organization?: Reference | undefined;
}

/**
 * Who else looks after the patient: her general practitioners, the care teams that are not over, and who prescribed what
 * she takes now. A person named twice is listed once, with the first role.
 */
export function careTeamOf(
  bundle: BundleReader,
  patient: FhirPatient,
  teams: readonly Found<FhirCareTeam>[],
  medicationUses: readonly Found<FhirMedicationUse>[],
  newId: (kind: string, identity: string) => string,
): CareTeamMember[] {
  const candidates: Candidate[] = [
    ...(patient.generalPractitioner ?? []).map((member) => ({ member, role: 'Primary care' })),
    ...teams.flatMap(({ resource }) =>
      resource.status === 'inactive' || resource.status === 'entered-in-error'
        ? []
        : (resource.participant ?? []).map(({ member, role, onBehalfOf }) => ({
            member,
            role: wordsOf(role?.[0]) || 'Care team',
            organization: onBehalfOf,
          })),
    ),
    ...medicationUses.map(({ resource }) => ({
      member: resource.requester,
      role: 'Prescriber',
      organization: bundle.follow(resource.encounter, 'Encounter', Encounter)?.resource.serviceProvider,
    })),
  ];
  const members = new Map<string, CareTeamMember>();
  for (const candidate of candidates) {
    const member = memberOf(bundle, candidate);
    if (member === undefined || members.has(member.name)) continue;
    members.set(member.name, { id: newId('care-team', member.name), ...member });
  }
  return [...members.values()];
}

function memberOf(bundle: BundleReader, candidate: Candidate): Omit<CareTeamMember, 'id'> | undefined {
  const inRole = bundle.follow(candidate.member, 'PractitionerRole', PractitionerRole)?.resource;
  const reference = inRole?.practitioner ?? candidate.member;
  const practitioner =
    bundle.follow(reference, 'Practitioner', Practitioner)?.resource ??
    bundle.follow(reference, 'RelatedPerson', Practitioner)?.resource;
  const itself = bundle.follow(reference, 'Organization', Organization)?.resource;
  const employer = bundle.follow(
    candidate.organization ?? inRole?.organization,
    'Organization',
    Organization,
  )?.resource;
  const name = practitioner
    ? personName(practitioner.name?.[0])
    : clip(itself?.name ?? reference?.display ?? '', 200);
  if (name === '') return undefined;
  const phones = [practitioner, inRole, itself, employer].flatMap((found) => found?.telecom ?? []);
  return {
    name,
    role: clip(candidate.role, 200),
    phone: clip(phones.find(({ system }) => system === 'phone')?.value ?? '', 40),
    organization: clip(employer?.name ?? '', 200),
  };
}
