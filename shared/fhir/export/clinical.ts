import type {
  AllergyIntolerance,
  Encounter,
  Condition as FhirCondition,
  Immunization as FhirImmunization,
  MedicationRequest,
} from '@medplum/fhirtypes';
import {
  type Allergy,
  type Condition,
  type Immunization,
  isCurrentCondition,
  type Medication,
  type Transition,
} from '#shared/domain/patient.ts';
import { compact } from './compact.ts';
import { detailsOf } from './details.ts';
import { coded, metaOf, ownIdentifier, requiredConcept, SYSTEMS, usCore } from './elements.ts';
import type { ExportContext } from './export-context.ts';
import { labelsOf } from './sensitive.ts';

/**
 * A diagnosis of the problem list. Without verification status: the record tells none. An end is an abatement only where the condition is over
 * (con-4), and else stands in the extension.
 */
export function conditionOut(condition: Condition, context: ExportContext): FhirCondition {
  const { id, codes, text, clinicalStatus, onsetOn, abatedOn } = condition;
  const isOver = !isCurrentCondition(condition);
  return compact<FhirCondition>({
    resourceType: 'Condition',
    id,
    meta: metaOf({
      profiles: [usCore('condition-problems-health-concerns')],
      changedAt: context.input.patient.updatedAt,
      security: labelsOf(codes),
    }),
    extension: detailsOf('condition', { abatedOn: isOver ? '' : abatedOn }),
    identifier: [ownIdentifier('condition', id)],
    clinicalStatus: coded(SYSTEMS.conditionClinical, clinicalStatus),
    category: [coded(SYSTEMS.conditionCategory, 'problem-list-item', 'Problem List Item')],
    code: requiredConcept(codes, text),
    subject: context.subject,
    onsetDateTime: onsetOn,
    abatementDateTime: isOver ? abatedOn : '',
  });
}

/** A medicine that she takes or took, as the list here has it: reported, not ordered by us. */
export function medicationOut(medication: Medication, context: ExportContext): MedicationRequest {
  const { id, codes, text, dosage, status, startedOn } = medication;
  return compact<MedicationRequest>({
    resourceType: 'MedicationRequest',
    id,
    meta: metaOf({
      profiles: startedOn === '' ? [] : [usCore('medicationrequest')],
      changedAt: context.input.patient.updatedAt,
    }),
    identifier: [ownIdentifier('medication', id)],
    status,
    intent: 'plan',
    reportedBoolean: true,
    medicationCodeableConcept: requiredConcept(codes, text),
    subject: context.subject,
    authoredOn: startedOn,
    dosageInstruction: dosage === '' ? [] : [{ text: dosage }],
  });
}

/** An allergy that holds. */
export function allergyOut(allergy: Allergy, context: ExportContext): AllergyIntolerance {
  const { id, codes, text, criticality, reaction } = allergy;
  return compact<AllergyIntolerance>({
    resourceType: 'AllergyIntolerance',
    id,
    meta: metaOf({ profiles: [usCore('allergyintolerance')], changedAt: context.input.patient.updatedAt }),
    identifier: [ownIdentifier('allergy', id)],
    clinicalStatus: coded(SYSTEMS.allergyClinical, 'active'),
    criticality,
    code: requiredConcept(codes, text),
    patient: context.subject,
    reaction: reaction === '' ? [] : [{ manifestation: [{ text: reaction }] }],
  });
}

/** An immunization that was given, as somebody told or recorded it. */
export function immunizationOut(immunization: Immunization, context: ExportContext): FhirImmunization {
  const { id, codes, text, givenOn } = immunization;
  return compact<FhirImmunization>({
    resourceType: 'Immunization',
    id,
    meta: metaOf({ profiles: [usCore('immunization')], changedAt: context.input.patient.updatedAt }),
    identifier: [ownIdentifier('immunization', id)],
    status: 'completed',
    vaccineCode: requiredConcept(codes, text),
    patient: context.subject,
    occurrenceDateTime: givenOn,
    primarySource: false,
  });
}

/** A stay in hospital that ended, or a visit to an emergency department. */
export function transitionOut(transition: Transition, context: ExportContext): Encounter {
  const { id, kind, facility, on, reason, steps } = transition;
  const isStay = kind === 'discharge';
  return compact<Encounter>({
    resourceType: 'Encounter',
    id,
    meta: metaOf({ changedAt: context.input.patient.updatedAt }),
    extension: detailsOf('transition', { steps }),
    identifier: [ownIdentifier('transition', id)],
    status: 'finished',
    class: {
      system: SYSTEMS.actCode,
      code: isStay ? 'IMP' : 'EMER',
      display: isStay ? 'inpatient encounter' : 'emergency',
    },
    subject: context.subject,
    period: isStay ? { end: on } : { start: on, end: on },
    reasonCode: reason === '' ? [] : [{ text: reason }],
    serviceProvider: facility === '' ? undefined : { display: facility },
  });
}
