import type { EpisodeOfCare, Consent as FhirConsent, RiskAssessment } from '@medplum/fhirtypes';
import type { Consent, Enrollment } from '#shared/domain/patient.ts';
import { compact } from './compact.ts';
import { detailsOf } from './details.ts';
import { coded, concept, metaOf, ownIdentifier, reference, SYSTEMS } from './elements.ts';
import type { ExportContext } from './export-context.ts';

const CONSENT_STATUS = { accepted: 'active', declined: 'rejected', revoked: 'inactive' } as const;
const EPISODE_STATUS = { active: 'active', paused: 'onhold', ended: 'finished' } as const;

const SHARING = coded(SYSTEMS.actCode, 'IDSCL', 'information disclosure');
const CONSENT_DOCUMENT = coded(SYSTEMS.loinc, '59284-0', 'Consent Document');

/** A consent to a program, or to sharing what is known. */
export function consentOut(consent: Consent, context: ExportContext): FhirConsent {
  const { organization } = context.input;
  const isSharing = consent.program === 'sharing';
  const {
    program,
    method,
    obtainedBy,
    costSharingDisclosed,
    onePractitionerDisclosed,
    rightToStopDisclosed,
  } = consent;
  return compact<FhirConsent>({
    resourceType: 'Consent',
    id: consent.id,
    meta: metaOf({ changedAt: context.input.patient.updatedAt }),
    extension: detailsOf('consent', {
      ...{
        program,
        method,
        obtainedBy,
        costSharingDisclosed,
        onePractitionerDisclosed,
        rightToStopDisclosed,
      },
    }),
    identifier: [ownIdentifier('consent', consent.id)],
    status: CONSENT_STATUS[consent.decision],
    scope: coded(SYSTEMS.consentScope, isSharing ? 'patient-privacy' : 'treatment'),
    category: [isSharing ? SHARING : CONSENT_DOCUMENT],
    patient: context.subject,
    dateTime: consent.obtainedAt,
    performer: [context.subject],
    organization: [reference(organization.id, organization.name)],
    policyRule: {
      text: isSharing
        ? 'Sharing of health information'
        : `Medicare consent to ${consent.program}: what it costs, one practitioner a month, the right to stop`,
    },
  });
}

/** A program that she is or was in. */
export function enrollmentOut(enrollment: Enrollment, context: ExportContext): EpisodeOfCare {
  const { organization, patient } = context.input;
  return compact<EpisodeOfCare>({
    resourceType: 'EpisodeOfCare',
    id: enrollment.id,
    meta: metaOf({ changedAt: patient.updatedAt }),
    extension: detailsOf('enrollment', { billingPractitioner: enrollment.billingPractitioner }),
    identifier: [ownIdentifier('enrollment', enrollment.id)],
    status: EPISODE_STATUS[enrollment.status],
    type: [
      concept([{ system: `${SYSTEMS.careline}:program`, code: enrollment.program }], enrollment.program),
    ],
    patient: context.subject,
    managingOrganization: reference(organization.id, organization.name),
    period: { start: enrollment.startedOn, end: enrollment.endedOn },
    careManager: context.person(patient.careManagerId),
  });
}

/** The tier she is in, and why. */
export function riskOut(context: ExportContext): RiskAssessment {
  const { patient } = context.input;
  const id = context.id('risk');
  return compact<RiskAssessment>({
    resourceType: 'RiskAssessment',
    id,
    meta: metaOf({ changedAt: patient.updatedAt }),
    identifier: [ownIdentifier('risk', id)],
    status: 'final',
    subject: context.subject,
    prediction: [
      {
        outcome: { text: 'Needs closer care management' },
        qualitativeRisk: concept([{ system: `${SYSTEMS.careline}:risk-tier`, code: patient.riskTier }], ''),
      },
    ],
    note: patient.riskReasons.map((text) => ({ text })),
  });
}
