import { z } from 'zod';
import type { Medication } from '#shared/domain/patient.ts';
import type { BundleReader, Found } from './bundle.ts';
import { localDateOf } from './dates.ts';
import { Dosage, dosageInWords } from './dosage.ts';
import { CodeableConcept, clip, codingsOf, Period, Reference, resourceFields, wordsOf } from './elements.ts';

/** MedicationRequest and MedicationStatement, as far as both say what somebody takes. */
export const FhirMedicationUse = z.looseObject({
  ...resourceFields,
  status: z.string().optional(),
  intent: z.string().optional(),
  medicationCodeableConcept: CodeableConcept.optional(),
  medicationReference: Reference.optional(),
  authoredOn: z.string().optional(),
  effectiveDateTime: z.string().optional(),
  effectivePeriod: Period.optional(),
  dateAsserted: z.string().optional(),
  requester: Reference.optional(),
  encounter: Reference.optional(),
  dosageInstruction: z.array(Dosage).optional(),
  dosage: z.array(Dosage).optional(),
});
export type FhirMedicationUse = z.infer<typeof FhirMedicationUse>;

const FhirMedication = z.looseObject({ code: CodeableConcept.optional() });

/** R4 statuses of both kinds under which somebody takes the medicine now, or soon will again. */
const CURRENT = new Map<string, Medication['status']>([
  ['active', 'active'],
  ['intended', 'active'],
  ['on-hold', 'on-hold'],
]);

export const MEDICATION_KINDS = ['MedicationRequest', 'MedicationStatement'] as const;

/** The current uses of medicines in a bundle, of each medicine the newest. The rest is counted as left out. */
export function currentMedicationUses(
  bundle: BundleReader,
  patientNames: readonly string[],
): { use: Found<FhirMedicationUse>; concept: CodeableConcept }[] {
  const newest = new Map<string, { use: Found<FhirMedicationUse>; concept: CodeableConcept }>();
  for (const kind of MEDICATION_KINDS) {
    for (const use of bundle.allOf(kind, FhirMedicationUse, patientNames)) {
      const { status, intent, medicationReference, medicationCodeableConcept } = use.resource;
      if (!CURRENT.has(status ?? '') || intent === 'proposal' || intent === 'option') {
        bundle.leftOut.add(kind, 'not current');
        continue;
      }
      const referred = bundle.follow(medicationReference, 'Medication', FhirMedication)?.resource.code;
      const concept = medicationCodeableConcept ??
        referred ?? { ...(medicationReference?.display ? { text: medicationReference.display } : {}) };
      if (wordsOf(concept) === '') {
        bundle.leftOut.add(kind, 'without the name of a medicine');
        continue;
      }
      const key = codingsOf(concept)[0]?.code ?? wordsOf(concept).toLowerCase();
      const known = newest.get(key);
      if (known !== undefined) bundle.leftOut.add(kind, 'earlier order of the same medicine');
      if (known === undefined || startOf(known.use.resource) < startOf(use.resource)) {
        newest.set(key, { use, concept });
      }
    }
  }
  return [...newest.values()];
}

/** What a care manager reads about each current medicine. */
export function medicationsOf(
  uses: readonly { use: Found<FhirMedicationUse>; concept: CodeableConcept }[],
  newId: (kind: string, identity: string) => string,
): Medication[] {
  const medications = uses.map(({ use, concept }): Medication => {
    const doses = use.resource.dosageInstruction ?? use.resource.dosage ?? [];
    return {
      id: newId('medication', use.identity),
      codes: codingsOf(concept),
      text: wordsOf(concept),
      dosage: clip(doses.map(dosageInWords).filter(Boolean).join('; '), 1000),
      status: CURRENT.get(use.resource.status ?? '') ?? 'active',
      startedOn: localDateOf(startOf(use.resource)),
    };
  });
  return medications.sort((a, b) => a.text.localeCompare(b.text, 'en'));
}

function startOf({
  effectivePeriod,
  effectiveDateTime,
  authoredOn,
  dateAsserted,
}: FhirMedicationUse): string {
  return effectivePeriod?.start ?? effectiveDateTime ?? authoredOn ?? dateAsserted ?? '';
}
