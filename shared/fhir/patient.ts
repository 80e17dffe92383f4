import { z } from 'zod';
import { stateCode, timeZoneOf } from '#shared/domain/address-time-zone.ts';
import type { Patient, Phone } from '#shared/domain/patient.ts';
import {
  type CodeableConcept,
  CodeableConcept as CodeableConceptShape,
  ContactPoint,
  clip,
  codeOf,
  Extension,
  HumanName,
  Identifier,
  PostalAddress,
  personName,
  Reference,
  wordsOf,
} from './elements.ts';
import { FhirImportError } from './import-error.ts';
import type { LeftOut } from './left-out.ts';

type EmergencyContact = Patient['emergencyContacts'][number];

export const FhirPatient = z.looseObject({
  id: z.string().optional(),
  identifier: z.array(Identifier).optional(),
  name: z.array(HumanName).optional(),
  telecom: z.array(ContactPoint).optional(),
  gender: z.string().optional(),
  birthDate: z.string().optional(),
  deceasedBoolean: z.boolean().optional(),
  deceasedDateTime: z.string().optional(),
  address: z.array(PostalAddress).optional(),
  communication: z
    .array(z.looseObject({ language: CodeableConceptShape, preferred: z.boolean().optional() }))
    .optional(),
  contact: z
    .array(
      z.looseObject({
        relationship: z.array(CodeableConceptShape).optional(),
        name: HumanName.optional(),
        telecom: z.array(ContactPoint).optional(),
      }),
    )
    .optional(),
  generalPractitioner: z.array(Reference).optional(),
  extension: z.array(Extension).optional(),
});
export type FhirPatient = z.infer<typeof FhirPatient>;

/** HL7 v2 table 0203: numbers that identify the person to the state. A care manager never needs them. */
const STATE_NUMBERS = new Set(['SS', 'SB', 'DL', 'PPN', 'TAX', 'NI']);
const SSN_SYSTEM = 'http://hl7.org/fhir/sid/us-ssn';

/** The business identifiers that are kept: not those by which the state knows a person. */
export function identifiersOf(patient: FhirPatient, leftOut?: LeftOut): { system: string; value: string }[] {
  return (patient.identifier ?? []).flatMap(({ type, system = '', value }) => {
    if (value === undefined || value === '') return [];
    if (STATE_NUMBERS.has(codeOf(type)) || system === SSN_SYSTEM) {
      leftOut?.add('Patient.identifier', 'social security, licence or passport number');
      return [];
    }
    return [{ system: clip(system, 300), value: clip(value, 200) }];
  });
}

/** The medical record number, or empty. */
export function recordNumberOf(patient: FhirPatient): string {
  return clip(patient.identifier?.find(({ type }) => codeOf(type) === 'MR')?.value ?? '', 60);
}

/**
 * What makes this patient the same one in every export: the medical record number with its system, else the first kept
 * identifier, else the logical id.
 */
export function patientIdentity(patient: FhirPatient): string[] {
  const recordNumber = patient.identifier?.find(({ type, value }) => codeOf(type) === 'MR' && value);
  if (recordNumber?.value !== undefined) return [recordNumber.system ?? '', recordNumber.value];
  const identifier = identifiersOf(patient)[0];
  if (identifier !== undefined) return [identifier.system, identifier.value];
  if (patient.id !== undefined) return ['Patient.id', patient.id];
  throw new FhirImportError('UNREADABLE_PATIENT', 'The patient has neither an identifier nor an id.');
}

/** Names, birth date and what else names the person. Refuses a patient who could not be identified on the telephone. */
export function demographicsOf(patient: FhirPatient) {
  const names = (patient.name ?? []).filter(({ use }) => use !== 'old' && use !== 'maiden');
  const name = names.find(({ use }) => use === 'official' || use === 'usual') ?? names[0];
  const givenName = clip((name?.given ?? []).join(' ').trim(), 200);
  const familyName = clip(name?.family?.trim() ?? '', 200);
  if (`${givenName}${familyName}` === '') {
    throw new FhirImportError('UNREADABLE_PATIENT', 'The patient has no name.');
  }
  if (!/^\d{4}-\d\d-\d\d$/.test(patient.birthDate ?? '')) {
    throw new FhirImportError(
      'UNREADABLE_PATIENT',
      'The patient has no full date of birth, which the identity check on the telephone needs.',
    );
  }
  const gender = z.enum(['female', 'male', 'other', 'unknown']).catch('unknown').parse(patient.gender);
  const dead = patient.deceasedBoolean === true || patient.deceasedDateTime !== undefined;
  return {
    givenName,
    familyName,
    preferredName: clip(names.find(({ use }) => use === 'nickname')?.given?.join(' ') ?? '', 200),
    birthDate: patient.birthDate ?? '',
    administrativeGender: gender,
    deceased: dead ? ('confirmed' as const) : ('no' as const),
  };
}

/** Telephone numbers. The preferred one has the lowest rank, else stands first. No voicemail permission is assumed. */
export function phonesOf(
  patient: FhirPatient,
  newId: (kind: string, identity: string) => string,
  leftOut: LeftOut,
): Phone[] {
  const points = (patient.telecom ?? []).filter((point) => {
    const kept = isTelephone(point) && point.use !== 'old';
    if (!kept) leftOut.add('Patient.telecom', point.use === 'old' ? 'no longer used' : 'not a telephone');
    return kept;
  });
  const lowest = Math.min(...points.map(({ rank }) => rank ?? Number.POSITIVE_INFINITY));
  const preferred = points.find(({ rank }) => rank === lowest) ?? points[0];
  return points.map((point) => ({
    id: newId('phone', point.value ?? ''),
    number: clip(point.value ?? '', 40),
    use: z.enum(['home', 'mobile', 'work']).or(z.literal('other')).catch('other').parse(point.use),
    isPreferred: point === preferred,
    mayLeaveVoicemail: false,
  }));
}

function isTelephone({ system, value }: ContactPoint): boolean {
  return (
    (system === 'phone' || system === 'sms' || system === undefined) && value !== undefined && value !== ''
  );
}

/** The address at which the person lives now, and its time zone if the state tells one. */
export function homeOf(patient: FhirPatient) {
  const current = (patient.address ?? []).filter(({ use }) => use !== 'old' && use !== 'billing');
  const found = current.find(({ use }) => use === 'home') ?? current[0];
  const state = stateCode(found?.state ?? '');
  const postalCode = clip(found?.postalCode ?? '', 20);
  return {
    address: {
      lines: (found?.line ?? []).map((line) => clip(line, 200)),
      city: clip(found?.city ?? '', 100),
      state: clip(state, 40),
      postalCode,
    },
    timeZone: timeZoneOf(state, postalCode),
  };
}

const INTERPRETER_REQUIRED = 'http://hl7.org/fhir/StructureDefinition/patient-interpreterRequired';
const INTERPRETER_NEEDED = 'http://hl7.org/fhir/us/core/StructureDefinition/us-core-interpreter-needed';
const SNOMED_YES = '373066001';

/**
 * The language to speak, and whether an interpreter is needed: as the record says; where it says nothing, yes for any
 * language other than English, because a wrong no means a call that nobody understands.
 */
export function languageOf(patient: FhirPatient): { language: string; needsInterpreter: boolean } {
  const spoken = patient.communication ?? [];
  const chosen = (spoken.find(({ preferred }) => preferred === true) ?? spoken[0])?.language;
  const language = languageTag(chosen);
  const said = (patient.extension ?? []).flatMap((extension) => {
    if (extension.url === INTERPRETER_REQUIRED) return [extension.valueBoolean === true];
    if (extension.url !== INTERPRETER_NEEDED) return [];
    const coding = z.looseObject({ code: z.string() }).safeParse(extension.valueCoding);
    return [coding.success && coding.data.code === SNOMED_YES];
  })[0];
  return { language, needsInterpreter: said ?? !language.startsWith('en') };
}

/** The BCP 47 tag without the region `US`, which says nothing about a patient in the United States. */
function languageTag(language: CodeableConcept | undefined): string {
  const tag = codeOf(language).replace(/-US$/i, '');
  return /^[a-z]{2,3}(-[A-Za-z0-9]+)*$/.test(tag) && tag.length <= 35 ? tag : 'en';
}

/** The people whom the record names as contacts. Sharing health information with them is a decision yet to be asked for. */
export function emergencyContactsOf(
  patient: FhirPatient,
  newId: (kind: string, identity: string) => string,
): EmergencyContact[] {
  return (patient.contact ?? []).flatMap((contact) => {
    const name = personName(contact.name);
    if (name === '') return [];
    return [
      {
        id: newId('contact', name),
        name,
        relationship: clip(wordsOf(contact.relationship?.[0]), 100),
        phone: clip(contact.telecom?.find(isTelephone)?.value ?? '', 40),
        mayShareHealthInformation: false,
      },
    ];
  });
}
