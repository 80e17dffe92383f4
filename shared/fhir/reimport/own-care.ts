/** @file What of a patient's record is about her care: consents, programs, risk, people, needs. */
import { z } from 'zod';
import type { Patient } from '#shared/domain/patient.ts';
import type { BundleReader } from '../bundle.ts';
import { Period, Reference } from '../elements.ts';
import { readDetails } from '../export/details.ts';
import { Concept, Named, ownFields, ownResources, plainCode, plainCodings } from './own-resources.ts';

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

const OwnCoverage = z.looseObject({
  ...ownFields,
  subscriberId: z.string().default(''),
  period: Period.default({}),
});

/** Health plans, as somebody noted them. */
export function coveragesIn(bundle: BundleReader): unknown[] {
  return ownResources(bundle, 'Coverage', 'coverage', OwnCoverage).map(({ id, resource }) => ({
    id,
    memberId: resource.subscriberId,
    startsOn: resource.period.start ?? '',
    endsOn: resource.period.end ?? '',
    ...readDetails(resource.extension, 'coverage', {
      ...{ payer: '', plan: '', phone: '', benefits: '', networkNotes: '', checkedOn: '' },
    }),
  }));
}

const OwnEducation = z.looseObject({
  ...ownFields,
  sent: z.string(),
  note: z.array(z.looseObject({ text: z.string() })).default([]),
});

/** Handouts that were given. */
export function educationIn(bundle: BundleReader): unknown[] {
  return ownResources(bundle, 'Communication', 'education', OwnEducation).map(({ id, resource }) => ({
    id,
    givenAt: resource.sent,
    note: resource.note[0]?.text ?? '',
    ...readDetails(resource.extension, 'education', {
      ...{
        handoutId: '',
        version: '',
        title: '',
        language: '',
        method: '',
        teachBack: '',
        givenBy: '',
        callId: '',
      },
    }),
  }));
}
