/** @file The clinical lists of a patient's record. */
import { z } from 'zod';
import type { BundleReader } from '../bundle.ts';
import { Coding, Period } from '../elements.ts';
import { readDetails } from '../export/details.ts';
import { Concept, Named, ownFields, ownResources, plainCode, plainCodings } from './own-resources.ts';

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
    ...readDetails(resource.extension, 'transition', {
      steps: [{ id: '', doneAt: '', doneBy: '', note: '' }],
    }),
  }));
}
