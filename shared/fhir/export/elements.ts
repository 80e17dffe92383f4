/** @file The FHIR R4 data types as the export writes them. */
import type { CodeableConcept, Coding, Identifier, Meta } from '@medplum/fhirtypes';
import type { Coding as CarelineCoding, Instant } from '#shared/domain/primitives.ts';
import { DATA_ABSENT_REASON } from '#shared/domain/questionnaire/to-response.ts';

const HL7 = 'http://terminology.hl7.org/CodeSystem';

/** The code systems that the export writes. */
export const SYSTEMS = {
  loinc: 'http://loinc.org',
  snomed: 'http://snomed.info/sct',
  icd10: 'http://hl7.org/fhir/sid/icd-10-cm',
  ucum: 'http://unitsofmeasure.org',
  language: 'urn:ietf:bcp:47',
  actCode: `${HL7}/v3-ActCode`,
  mode: `${HL7}/v3-ParticipationMode`,
  interpretation: `${HL7}/v3-ObservationInterpretation`,
  confidentiality: `${HL7}/v3-Confidentiality`,
  observationValue: `${HL7}/v3-ObservationValue`,
  identifierType: `${HL7}/v2-0203`,
  contactRole: `${HL7}/v2-0131`,
  conditionClinical: `${HL7}/condition-clinical`,
  conditionVerification: `${HL7}/condition-ver-status`,
  conditionCategory: `${HL7}/condition-category`,
  allergyClinical: `${HL7}/allergyintolerance-clinical`,
  observationCategory: `${HL7}/observation-category`,
  dataAbsent: `${HL7}/data-absent-reason`,
  goalAchievement: `${HL7}/goal-achievement`,
  consentScope: `${HL7}/consentscope`,
  provenanceAgent: `${HL7}/provenance-participant-type`,
  dataOperation: `${HL7}/v3-DataOperation`,
  taskCode: 'http://hl7.org/fhir/CodeSystem/task-code',
  usCoreCategory: 'http://hl7.org/fhir/us/core/CodeSystem/us-core-category',
  usCoreConditionCategory: 'http://hl7.org/fhir/us/core/CodeSystem/condition-category',
  usCorePlanCategory: 'http://hl7.org/fhir/us/core/CodeSystem/careplan-category',
  gravity: 'http://hl7.org/fhir/us/sdoh-clinicalcare/CodeSystem/SDOHCC-CodeSystemTemporaryCodes',
  careline: 'urn:careline:code',
} as const;

/** A profile of US Core. */
export function usCore(name: string): string {
  return `http://hl7.org/fhir/us/core/StructureDefinition/us-core-${name}`;
}

/** A profile of Gravity's SDOH Clinical Care. */
export function gravity(name: string): string {
  return `http://hl7.org/fhir/us/sdoh-clinicalcare/StructureDefinition/SDOHCC-${name}`;
}

/** One code with its words. */
export function coded(system: string, code: string, display = ''): CodeableConcept {
  return { coding: [display === '' ? { system, code } : { system, code, display }] };
}

/** Codes of ours as FHIR's. A coding without a system is none. */
export function codingsOut(codes: readonly CarelineCoding[]): Coding[] {
  return codes.map(({ system, code, display }) => ({
    ...(system === '' ? {} : { system }),
    code,
    ...(display === undefined || display === '' ? {} : { display }),
  }));
}

/** Codes and the words a person reads. */
export function concept(codes: readonly CarelineCoding[], text: string): CodeableConcept {
  return {
    ...(codes.length === 0 ? {} : { coding: codingsOut(codes) }),
    ...(text === '' ? {} : { text }),
  };
}

/** A concept that FHIR requires: where the record says nothing, it says that it is not known. */
export function requiredConcept(codes: readonly CarelineCoding[], text: string): CodeableConcept {
  if (codes.length > 0 || text !== '') return concept(codes, text);
  return { extension: [{ url: DATA_ABSENT_REASON, valueCode: 'unknown' }] };
}

/** How every resource and reference of a bundle is named. */
export function urn(id: string): string {
  return `urn:uuid:${id}`;
}

/** A reference of any kind: to an entry of the bundle, or by name alone. */
export type Pointer = { reference: string; display?: string } | { display: string };

/** A reference to what has this id; where the bundle turns out not to hold it, it becomes one by identifier. */
export function reference(id: string, display = ''): Pointer {
  return display === '' ? { reference: urn(id) } : { reference: urn(id), display };
}

const OWN_IDENTIFIER = 'urn:careline:id:';

/** The identifier by which we know a resource again that another system gave another logical id. */
export function ownIdentifier(kind: string, id: string): Identifier {
  return { system: `${OWN_IDENTIFIER}${kind}`, value: id };
}

/** What `ownIdentifier` says, or undefined for the identifier of another system. */
export function ownKind(identifier: { system?: string | undefined }): string | undefined {
  const { system } = identifier;
  return system?.startsWith(OWN_IDENTIFIER) ? system.slice(OWN_IDENTIFIER.length) : undefined;
}

/** Profiles that a resource keeps, when it was last changed, and how it is to be guarded. */
export function metaOf({
  profiles = [],
  changedAt = '',
  security = [],
}: {
  profiles?: readonly string[];
  changedAt?: Instant | '';
  security?: readonly Coding[];
}): Meta | undefined {
  if (profiles.length === 0 && changedAt === '' && security.length === 0) return undefined;
  return {
    ...(changedAt === '' ? {} : { lastUpdated: changedAt }),
    ...(profiles.length === 0 ? {} : { profile: [...profiles] }),
    ...(security.length === 0 ? {} : { security: [...security] }),
  };
}

/** UCUM units that our measures use; others are words. */
const UCUM = new Set(
  'mm[Hg] /min [lb_av] kg kg/m2 % mg/dL mmol/L mg/g {score} cm [in_i] Cel [degF] g/dL pg/mL mL/min/{1.73_m2} d/wk min/d /wk d/(7.d)'.split(
    ' ',
  ),
);

/** The unit of a quantity, with its code where it is one of UCUM's. */
export function unitOut(unit: string): { unit?: string; system?: string; code?: string } {
  if (unit === '') return {};
  return UCUM.has(unit) ? { unit, system: SYSTEMS.ucum, code: unit } : { unit };
}
