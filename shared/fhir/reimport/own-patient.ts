import { z } from 'zod';
import type { Patient } from '#shared/domain/patient.ts';
import type { BundleReader } from '../bundle.ts';
import { ContactPoint, codeOf, HumanName, Identifier, PostalAddress } from '../elements.ts';
import { ReadExtension, readDetails } from '../export/details.ts';
import { ownKind } from '../export/elements.ts';
import {
  careTeamIn,
  consentsIn,
  coveragesIn,
  educationIn,
  enrollmentsIn,
  needsIn,
  riskIn,
} from './own-care.ts';
import { allergiesIn, conditionsIn, immunizationsIn, medicationsIn, transitionsIn } from './own-clinical.ts';
import { Concept, ownFields, plainCode } from './own-resources.ts';

const extension = z.array(ReadExtension).optional();

/** A Patient that the export wrote. */
export const OwnPatient = z.looseObject({
  ...ownFields,
  identifier: z.array(Identifier),
  name: z.array(HumanName).default([]),
  telecom: z.array(ContactPoint.extend({ id: z.string(), extension })).default([]),
  gender: z.string(),
  birthDate: z.string(),
  address: z.array(PostalAddress).default([]),
  contact: z
    .array(
      z.looseObject({
        id: z.string(),
        extension,
        relationship: z.array(Concept).default([]),
        name: HumanName.optional(),
        telecom: z.array(ContactPoint).default([]),
      }),
    )
    .default([]),
  communication: z.array(z.looseObject({ language: Concept })).default([]),
});
export type OwnPatient = z.infer<typeof OwnPatient>;

const PATIENT_DETAILS = {
  timeZone: '',
  deceased: 'no',
  personalNotes: '',
  callWindows: [{ id: '', days: [''], from: '', to: '' }],
  evidence: [
    {
      ...{ id: '', kind: '', program: '', on: '', until: '', value: 0, note: '' },
      ...{ recordedAt: '', recordedBy: '' },
    },
  ],
  holds: [{ id: '', kind: '', until: '', reason: '', by: '', at: '' }],
  careGapAnswers: [{ id: '', gapId: '', answer: '', on: '', note: '', recordedAt: '', recordedBy: '' }],
  monthCloses: [
    {
      ...{ id: '', month: '', kind: '', seconds: [{ program: '', seconds: 0 }] },
      ...{ codes: [{ code: '', units: 0 }], reason: '', at: '', by: '' },
    },
  ],
};

/** The content of the patient's document, unchecked: its shape tells whether all of it came back. */
export function patientIn(
  id: string,
  resource: OwnPatient,
  bundle: BundleReader,
): Record<keyof Omit<Patient, 'updatedAt' | 'updatedBy' | 'deviceId' | 'rev' | 'receivedAt'>, unknown> {
  const official = resource.name.find(({ use }) => use === 'official');
  const [address] = resource.address;
  const details = readDetails(resource.extension, 'patient', PATIENT_DETAILS);
  return {
    id,
    recordNumber: resource.identifier.find(({ type }) => codeOf(type) === 'MR')?.value ?? '',
    identifiers: resource.identifier
      .filter((identifier) => ownKind(identifier) === undefined)
      .map(({ system = '', value = '' }) => ({ system, value })),
    givenName: official?.given?.[0] ?? '',
    familyName: official?.family ?? '',
    preferredName: resource.name.find(({ use }) => use === 'nickname')?.given?.[0] ?? '',
    birthDate: resource.birthDate,
    administrativeGender: resource.gender,
    phones: resource.telecom.map((phone) => ({
      id: phone.id,
      number: phone.value ?? '',
      use: phone.use ?? 'other',
      isPreferred: phone.rank === 1,
      ...readDetails(phone.extension, 'phone', { mayLeaveVoicemail: false }),
    })),
    address: {
      lines: address?.line ?? [],
      city: address?.city ?? '',
      state: address?.state ?? '',
      postalCode: address?.postalCode ?? '',
    },
    language: plainCode(resource.communication[0]?.language),
    needsInterpreter: resource.extension?.some(
      ({ url, valueBoolean }) => url.endsWith('/patient-interpreterRequired') && valueBoolean === true,
    ),
    ...details,
    consents: consentsIn(bundle),
    enrollments: enrollmentsIn(bundle),
    ...riskIn(bundle),
    conditions: conditionsIn(bundle),
    medications: medicationsIn(bundle),
    allergies: allergiesIn(bundle),
    immunizations: immunizationsIn(bundle),
    careTeam: careTeamIn(bundle),
    emergencyContacts: resource.contact.map((contact) => ({
      id: contact.id,
      name: contact.name?.text ?? '',
      relationship: contact.relationship[0]?.text ?? '',
      phone: contact.telecom[0]?.value ?? '',
      ...readDetails(contact.extension, 'contact', { mayShareHealthInformation: false }),
    })),
    transitions: transitionsIn(bundle),
    needs: needsIn(bundle),
    coverages: coveragesIn(bundle),
    education: educationIn(bundle),
    careManagerId: '',
  };
}
