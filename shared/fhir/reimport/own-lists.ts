/** @file The lists of a patient's record that are resources of their own. */
import { z } from 'zod';
import type { Patient } from '#shared/domain/patient.ts';
import type { BundleReader } from '../bundle.ts';
import { Coding, Period, Reference } from '../elements.ts';
import { readDetails } from '../export/details.ts';
import { Concept, ownFields, ownResources, plainCode, plainCodings } from './own-resources.ts';

const Named = z.looseObject({ display: z.string().optional() });

const OwnCondition = z.looseObject({
  ...ownFields,
  clinicalStatus: Concept.optional(),
  code: Concept.optional(),
  onsetDateTime: z.string().default(''),
  abatementDateTime: z.string().default(''),
});

/** The problem list. */
export function conditionsIn(bundle: BundleReader): unknown[] {
  return ownResources(bundle, 'Condition', 'condition', OwnCondition).map(({ id, resource }) => ({
    id,
    codes: plainCodings(resource.code),
    text: resource.code?.text ?? '',
    clinicalStatus: plainCode(resource.clinicalStatus),
    onsetOn: resource.onsetDateTime,
    abatedOn:
      resource.abatementDateTime || readDetails(resource.extension, 'condition', { abatedOn: '' }).abatedOn,
  }));
}

const OwnMedication = z.looseObject({
  ...ownFields,
  status: z.string(),
  medicationCodeableConcept: Concept.optional(),
  authoredOn: z.string().default(''),
  dosageInstruction: z.array(z.looseObject({ text: z.string().default('') })).default([]),
});

/** The medicines, current and past. */
export function medicationsIn(bundle: BundleReader): unknown[] {
  return ownResources(bundle, 'MedicationRequest', 'medication', OwnMedication).map(({ id, resource }) => ({
    id,
    codes: plainCodings(resource.medicationCodeableConcept),
    text: resource.medicationCodeableConcept?.text ?? '',
    dosage: resource.dosageInstruction[0]?.text ?? '',
    status: resource.status,
    startedOn: resource.authoredOn,
  }));
}

const OwnAllergy = z.looseObject({
  ...ownFields,
  criticality: z.string(),
  code: Concept.optional(),
  reaction: z.array(z.looseObject({ manifestation: z.array(Concept) })).default([]),
});

/** Allergies and intolerances. */
export function allergiesIn(bundle: BundleReader): unknown[] {
  return ownResources(bundle, 'AllergyIntolerance', 'allergy', OwnAllergy).map(({ id, resource }) => ({
    id,
    codes: plainCodings(resource.code),
    text: resource.code?.text ?? '',
    criticality: resource.criticality,
    reaction: resource.reaction[0]?.manifestation[0]?.text ?? '',
  }));
}

const OwnImmunization = z.looseObject({
  ...ownFields,
  vaccineCode: Concept.optional(),
  occurrenceDateTime: z.string(),
});

/** Immunizations. */
export function immunizationsIn(bundle: BundleReader): unknown[] {
  return ownResources(bundle, 'Immunization', 'immunization', OwnImmunization).map(({ id, resource }) => ({
    id,
    codes: plainCodings(resource.vaccineCode),
    text: resource.vaccineCode?.text ?? '',
    givenOn: resource.occurrenceDateTime,
  }));
}

const OwnEncounter = z.looseObject({
  ...ownFields,
  class: Coding,
  period: Period.default({}),
  reasonCode: z.array(Concept).default([]),
  serviceProvider: Named.optional(),
});

/** Stays and emergency visits. */
export function transitionsIn(bundle: BundleReader): unknown[] {
  return ownResources(bundle, 'Encounter', 'transition', OwnEncounter).map(({ id, resource }) => ({
    id,
    kind: resource.class.code === 'IMP' ? 'discharge' : 'emergency-visit',
    facility: resource.serviceProvider?.display ?? '',
    on: resource.period.end ?? resource.period.start,
    reason: resource.reasonCode[0]?.text ?? '',
  }));
}

const CONSENT_DECISION: Record<string, string> = {
  active: 'accepted',
  rejected: 'declined',
  inactive: 'revoked',
};
const CONSENT_DETAILS = {
  program: '',
  method: '',
  obtainedBy: '',
  costSharingDisclosed: false,
  onePractitionerDisclosed: false,
  rightToStopDisclosed: false,
};
const OwnConsent = z.looseObject({ ...ownFields, status: z.string(), dateTime: z.string() });

/** Consents to programs and to sharing. */
export function consentsIn(bundle: BundleReader): unknown[] {
  return ownResources(bundle, 'Consent', 'consent', OwnConsent).map(({ id, resource }) => ({
    id,
    decision: CONSENT_DECISION[resource.status],
    obtainedAt: resource.dateTime,
    ...readDetails(resource.extension, 'consent', CONSENT_DETAILS),
  }));
}

const EPISODE_STATUS: Record<string, string> = { active: 'active', onhold: 'paused', finished: 'ended' };
const OwnEpisode = z.looseObject({
  ...ownFields,
  status: z.string(),
  type: z.array(Concept).default([]),
  period: Period.default({}),
});

/** The programs she is or was in. */
export function enrollmentsIn(bundle: BundleReader): unknown[] {
  return ownResources(bundle, 'EpisodeOfCare', 'enrollment', OwnEpisode).map(({ id, resource }) => ({
    id,
    program: plainCode(resource.type[0]),
    status: EPISODE_STATUS[resource.status],
    startedOn: resource.period.start,
    endedOn: resource.period.end ?? '',
    ...readDetails(resource.extension, 'enrollment', { billingPractitioner: '' }),
  }));
}

const OwnRisk = z.looseObject({
  ...ownFields,
  prediction: z.array(z.looseObject({ qualitativeRisk: Concept.optional() })).default([]),
  note: z.array(z.looseObject({ text: z.string() })).default([]),
});

/** The tier she is in, and why. */
export function riskIn(bundle: BundleReader): { riskTier: unknown; riskReasons: Patient['riskReasons'] } {
  const risk = ownResources(bundle, 'RiskAssessment', 'risk', OwnRisk)[0]?.resource;
  return {
    riskTier: plainCode(risk?.prediction[0]?.qualitativeRisk),
    riskReasons: (risk?.note ?? []).map(({ text }) => text),
  };
}

const OwnTeam = z.looseObject({
  ...ownFields,
  participant: z
    .array(
      z.looseObject({
        id: z.string().optional(),
        role: z.array(Concept).default([]),
        member: Reference.optional(),
        onBehalfOf: Named.optional(),
      }),
    )
    .default([]),
});
const OwnPractitioner = z.looseObject({
  ...ownFields,
  name: z.array(z.looseObject({ text: z.string().default('') })).default([]),
  telecom: z.array(z.looseObject({ value: z.string().default('') })).default([]),
});

/** Who looks after her elsewhere. Our own people come with the organization, not with a patient. */
export function careTeamIn(bundle: BundleReader): unknown[] {
  const people = new Map(
    ownResources(bundle, 'Practitioner', 'care-team-member', OwnPractitioner).map((own) => [own.id, own]),
  );
  const team = ownResources(bundle, 'CareTeam', 'care-team', OwnTeam)[0]?.resource;
  return (team?.participant ?? []).flatMap((participant) => {
    const person = people.get(participant.id ?? '');
    if (person === undefined) return [];
    return [
      {
        id: person.id,
        name: person.resource.name[0]?.text ?? '',
        role: participant.role[0]?.text ?? '',
        phone: person.resource.telecom[0]?.value ?? '',
        organization: participant.onBehalfOf?.display ?? '',
      },
    ];
  });
}

const NEED_DETAILS = {
  needId: '',
  domain: '',
  status: '',
  foundBy: '',
  codeStatus: '',
  codeDecidedBy: '',
  codeDecidedAt: '',
  problemId: '',
  goalId: '',
  referralTaskId: '',
  sourceScreeningId: '',
  comment: '',
  confirmedAt: '',
  closedAt: '',
};
const OwnNeed = z.looseObject({ ...ownFields, code: Concept.optional(), recordedDate: z.string() });

/** Needs that screenings showed. */
export function needsIn(bundle: BundleReader): unknown[] {
  return ownResources(bundle, 'Condition', 'need', OwnNeed).map(({ id, resource }) => {
    const details = readDetails(resource.extension, 'need', NEED_DETAILS);
    const { rejectedCode } = readDetails(resource.extension, 'need', {
      rejectedCode: { system: '', code: '', display: '' },
    });
    const rejected = rejectedCode.code === '' ? null : withoutEmptyDisplay(rejectedCode);
    return {
      id,
      ...details,
      title: resource.code?.text ?? '',
      foundAt: resource.recordedDate,
      code: plainCodings(resource.code)[0] ?? rejected,
    };
  });
}

function withoutEmptyDisplay({ system, code, display }: { system: string; code: string; display: string }) {
  return display === '' ? { system, code } : { system, code, display };
}
