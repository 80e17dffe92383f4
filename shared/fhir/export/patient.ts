import type { Patient as FhirPatient, HumanName, Identifier, PatientContact } from '@medplum/fhirtypes';
import type { EmergencyContact, Patient, Phone } from '#shared/domain/patient.ts';
import { compact } from './compact.ts';
import { detailsOf } from './details.ts';
import { coded, metaOf, ownIdentifier, reference, SYSTEMS, usCore } from './elements.ts';
import type { ExportContext } from './export-context.ts';

const INTERPRETER_REQUIRED = 'http://hl7.org/fhir/StructureDefinition/patient-interpreterRequired';

/** The person. Contact rules, evidence and notes that FHIR has no element for are in the extension `patient`. */
export function patientOut({ input }: ExportContext): FhirPatient {
  const { patient, organization } = input;
  return compact<FhirPatient>({
    resourceType: 'Patient',
    id: patient.id,
    meta: metaOf({ profiles: [usCore('patient')], changedAt: patient.updatedAt }),
    extension: [
      { url: INTERPRETER_REQUIRED, valueBoolean: patient.needsInterpreter },
      ...detailsOf('patient', {
        timeZone: patient.timeZone,
        deceased: patient.deceased,
        personalNotes: patient.personalNotes,
        callWindows: patient.callWindows,
        evidence: patient.evidence,
        holds: patient.holds,
        careGapAnswers: patient.careGapAnswers,
        monthCloses: patient.monthCloses,
      }),
    ],
    identifier: identifiersOut(patient),
    active: true,
    name: namesOut(patient),
    telecom: patient.phones.map(phoneOut),
    gender: patient.administrativeGender,
    birthDate: patient.birthDate,
    deceasedBoolean: patient.deceased === 'confirmed' ? true : undefined,
    address: [
      {
        use: 'home',
        line: patient.address.lines,
        city: patient.address.city,
        state: patient.address.state,
        postalCode: patient.address.postalCode,
      },
    ],
    contact: patient.emergencyContacts.map(contactOut),
    communication: [{ language: coded(SYSTEMS.language, patient.language), preferred: true }],
    managingOrganization: reference(organization.id, organization.name),
  });
}

/** The numbers of the systems she came from, as they were, and the record number marked among them, or of its own where it is none of them. */
function identifiersOut({ id, identifiers, recordNumber }: Patient): Identifier[] {
  const medicalRecord = coded(SYSTEMS.identifierType, 'MR');
  const marked = recordNumber === '' ? -1 : identifiers.findIndex(({ value }) => value === recordNumber);
  return [
    ...identifiers.map(({ system, value }, index) => ({
      ...(index === marked ? { type: medicalRecord } : {}),
      ...(system === '' ? {} : { system }),
      value,
    })),
    ...(recordNumber !== '' && marked === -1
      ? [{ type: medicalRecord, ...ownIdentifier('record-number', recordNumber) }]
      : []),
    ownIdentifier('patient', id),
  ];
}

function namesOut({ givenName, familyName, preferredName }: Patient): HumanName[] {
  return [
    compact<HumanName>({ use: 'official', family: familyName, given: [givenName] }),
    ...(preferredName === '' ? [] : [{ use: 'nickname' as const, given: [preferredName] }]),
  ];
}

function phoneOut({ id, number, use, isPreferred, mayLeaveVoicemail }: Phone) {
  return {
    id,
    extension: detailsOf('phone', { mayLeaveVoicemail }),
    system: 'phone' as const,
    value: number,
    use: use === 'other' ? undefined : use,
    rank: isPreferred ? 1 : undefined,
  };
}

function contactOut(contact: EmergencyContact): PatientContact {
  const { id, name, relationship, phone, mayShareHealthInformation } = contact;
  return compact<PatientContact>({
    id,
    extension: detailsOf('contact', { mayShareHealthInformation }),
    relationship: [{ ...coded(SYSTEMS.contactRole, 'C', 'Emergency Contact'), text: relationship }],
    name: { text: name },
    telecom: phone === '' ? [] : [{ system: 'phone', value: phone }],
  });
}
