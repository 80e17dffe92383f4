import type {
  CareTeam,
  CareTeamParticipant,
  Organization,
  Practitioner,
  PractitionerRole,
} from '@medplum/fhirtypes';
import type { CareTeamMember } from '#shared/domain/patient.ts';
import type { Staff } from '#shared/domain/staff.ts';
import { compact } from './compact.ts';
import { concept, metaOf, ownIdentifier, reference, SYSTEMS, usCore } from './elements.ts';
import type { ExportContext } from './export-context.ts';

/** The practice itself. */
export function organizationOut({ input: { organization } }: ExportContext): Organization {
  return {
    resourceType: 'Organization',
    id: organization.id,
    meta: { profile: [usCore('organization')] },
    identifier: [ownIdentifier('organization', organization.id)],
    active: true,
    name: organization.name,
  };
}

/** A person of the staff, and what she is in the practice. */
export function staffOut(person: Staff, context: ExportContext): [Practitioner, PractitionerRole] {
  const { organization } = context.input;
  return [
    compact<Practitioner>({
      resourceType: 'Practitioner',
      id: person.id,
      identifier: [
        ownIdentifier('staff', person.id),
        ...person.licenses.map(({ state, number }) => ({
          system: `urn:careline:license:${state}`,
          value: number,
        })),
      ],
      active: person.isActive,
      name: [{ text: person.name }],
      qualification: person.credential === 'none' ? [] : [{ code: { text: person.credential } }],
    }),
    compact<PractitionerRole>({
      resourceType: 'PractitionerRole',
      id: context.id('role', person.id),
      identifier: [ownIdentifier('role', context.id('role', person.id))],
      active: person.isActive,
      practitioner: reference(person.id, person.name),
      organization: reference(organization.id, organization.name),
      code: [concept([{ system: `${SYSTEMS.careline}:role`, code: person.role }], '')],
      telecom: person.phone === '' ? [] : [{ system: 'phone', value: person.phone, use: 'work' }],
    }),
  ];
}

/** Somebody who looks after the patient elsewhere. */
export function memberOut(member: CareTeamMember): Practitioner {
  return compact<Practitioner>({
    resourceType: 'Practitioner',
    id: member.id,
    identifier: [ownIdentifier('care-team-member', member.id)],
    name: [{ text: member.name }],
    telecom: member.phone === '' ? [] : [{ system: 'phone', value: member.phone }],
  });
}

/** What that person is, and where. */
export function memberRoleOut(member: CareTeamMember, context: ExportContext): PractitionerRole {
  const id = context.id('role', member.id);
  return compact<PractitionerRole>({
    resourceType: 'PractitionerRole',
    id,
    identifier: [ownIdentifier('role', id)],
    practitioner: reference(member.id, member.name),
    organization: { display: member.organization },
    code: [{ text: member.role }],
    telecom: member.phone === '' ? [] : [{ system: 'phone', value: member.phone }],
  });
}

/** Who looks after the patient: her care manager here, and the others. Null where nobody does. */
export function careTeamOut(context: ExportContext): CareTeam | null {
  const { patient, organization } = context.input;
  const careManager = context.person(patient.careManagerId);
  const participants: CareTeamParticipant[] = [
    ...(careManager === undefined
      ? []
      : [
          {
            role: [concept([{ system: `${SYSTEMS.careline}:role`, code: 'care-manager' }], 'Care manager')],
            member: careManager,
            onBehalfOf: reference(organization.id, organization.name),
          },
        ]),
    ...patient.careTeam.map((member) =>
      compact<CareTeamParticipant>({
        id: member.id,
        role: [{ text: member.role }],
        member: reference(member.id, member.name),
        onBehalfOf: member.organization === '' ? undefined : { display: member.organization },
      }),
    ),
  ];
  if (participants.length === 0) return null;
  const hasRoles = patient.careTeam.every(({ role }) => role !== '');
  return compact<CareTeam>({
    resourceType: 'CareTeam',
    id: careTeamId(context),
    meta: metaOf({ profiles: hasRoles ? [usCore('careteam')] : [], changedAt: patient.updatedAt }),
    identifier: [ownIdentifier('care-team', careTeamId(context))],
    status: 'active',
    subject: context.subject,
    participant: participants,
    managingOrganization: [reference(organization.id, organization.name)],
  });
}

/** The id of the one care team of a patient. */
export function careTeamId(context: ExportContext): string {
  return context.id('care-team');
}
