import type { CodeableConcept, Condition as FhirCondition } from '@medplum/fhirtypes';
import type { PatientNeed } from '#shared/domain/patient-need.ts';
import { compact } from './compact.ts';
import { detailsOf } from './details.ts';
import { coded, concept, gravity, metaOf, ownIdentifier, reference, SYSTEMS, usCore } from './elements.ts';
import type { ExportContext } from './export-context.ts';
import { isSensitiveNeed, RESTRICTED } from './sensitive.ts';

const CLINICAL = {
  open: 'active',
  working: 'active',
  declined: 'active',
  met: 'resolved',
  closed: 'inactive',
} as const;

/**
 * A need as a health concern of Gravity's domain. It is unconfirmed until a clinician confirmed its code (domain.md 4); a rejected code is not its
 * code any more and stands only in the extension. Evidence is the screening that showed it.
 */
export function needOut(need: PatientNeed, context: ExportContext): FhirCondition {
  const { needId, domain, title, status, codeStatus, codeDecidedBy, codeDecidedAt } = need;
  const { problemId, goalId, referralTaskId, comment, sourceScreeningId, foundAt, foundBy, confirmedAt } =
    need;
  const code = codeStatus === 'rejected' ? null : need.code;
  return compact<FhirCondition>({
    resourceType: 'Condition',
    id: need.id,
    meta: metaOf({
      profiles: [
        usCore('condition-problems-health-concerns'),
        ...(code === null ? [] : [gravity('Condition')]),
      ],
      changedAt: context.input.patient.updatedAt,
      security: isSensitiveNeed(need, context) ? RESTRICTED : [],
    }),
    extension: detailsOf('need', {
      ...{ needId, domain, status, foundBy, codeStatus, codeDecidedBy, codeDecidedAt },
      ...{
        problemId,
        goalId,
        referralTaskId,
        sourceScreeningId,
        comment,
        confirmedAt,
        closedAt: need.closedAt,
      },
      rejectedCode: codeStatus === 'rejected' ? need.code : null,
    }),
    identifier: [ownIdentifier('need', need.id)],
    clinicalStatus: coded(SYSTEMS.conditionClinical, CLINICAL[status]),
    verificationStatus: coded(
      SYSTEMS.conditionVerification,
      codeStatus === 'confirmed' ? 'confirmed' : 'unconfirmed',
    ),
    category: [
      coded(SYSTEMS.usCoreConditionCategory, 'health-concern', 'Health Concern'),
      ...socialCategories(needCategory(need, context)),
    ],
    code: concept(code === null ? [] : [code], title),
    subject: context.subject,
    abatementDateTime: CLINICAL[status] === 'active' ? '' : need.closedAt,
    recordedDate: foundAt,
    recorder: context.person(foundBy),
    evidence: sourceScreeningId === '' ? [] : [{ detail: [reference(sourceScreeningId)] }],
  });
}

/** Gravity's domain of a need, or empty: what the guide says. */
export function needCategory(need: PatientNeed, context: ExportContext): string {
  return context.guide(need.needId)?.category ?? '';
}

/** US Core's category for everything social, and Gravity's for its domain. Nothing for what is no social need. */
export function socialCategories(domain: string): CodeableConcept[] {
  if (domain === '') return [];
  return [coded(SYSTEMS.usCoreCategory, 'sdoh', 'SDOH'), coded(SYSTEMS.gravity, domain)];
}
