import type {
  ObservationComponent as FhirComponent,
  Observation as FhirObservation,
  Quantity,
} from '@medplum/fhirtypes';
import type { Observation } from '#shared/domain/observation.ts';
import { compact } from './compact.ts';
import { detailsOf } from './details.ts';
import { coded, concept, metaOf, ownIdentifier, SYSTEMS, unitOut, usCore } from './elements.ts';
import type { ExportContext } from './export-context.ts';

/** `<5 mg/dL` is no 5: such results have both the number and these words. */
const COMPARED = /^(<|<=|>=|>) (-?\d+(?:\.\d+)?)$/;

const CATEGORY = {
  'vital-signs': coded(SYSTEMS.observationCategory, 'vital-signs', 'Vital Signs'),
  laboratory: coded(SYSTEMS.observationCategory, 'laboratory', 'Laboratory'),
  survey: coded(SYSTEMS.observationCategory, 'survey', 'Survey'),
  other: coded(`${SYSTEMS.careline}:observation-category`, 'other', 'Other'),
} as const;

/** Profiles of single measures; each asks for the category, the code, a date and a value with a UCUM unit. */
const PROFILES = new Map([
  ['85354-9', usCore('blood-pressure')],
  ['29463-7', usCore('body-weight')],
  ['8302-2', usCore('body-height')],
  ['8867-4', usCore('heart-rate')],
  ['39156-5', usCore('bmi')],
]);

/**
 * The name a person reads is the text; the code has none, as LOINC's names are LOINC's. What a panel holds beside its components, and a unit without a
 * value, are in the extension: the profiles allow no value beside components.
 */
export function observationOut(observation: Observation, context: ExportContext): FhirObservation {
  const { id, loinc, title, category, effectiveAt, value, unit, text, components, updatedBy } = observation;
  const isPanel = components.length > 0;
  const comparator = comparatorOf(observation);
  const performer = context.person(updatedBy);
  return compact<FhirObservation>({
    resourceType: 'Observation',
    id,
    meta: metaOf({ profiles: profilesOf(observation), changedAt: observation.updatedAt }),
    extension: detailsOf(
      'observation',
      isPanel ? { value, unit, text } : { unit: value === null ? unit : '' },
    ),
    identifier: [ownIdentifier('observation', id)],
    status: 'final',
    category: [CATEGORY[category]],
    code: concept([{ system: SYSTEMS.loinc, code: loinc }], title),
    subject: context.subject,
    effectiveDateTime: effectiveAt,
    performer: performer === undefined ? [] : [performer],
    valueQuantity: isPanel || value === null ? undefined : { value, ...unitOut(unit), comparator },
    valueString: !isPanel && value === null ? text : '',
    note: isPanel || value === null || comparator !== undefined ? [] : [{ text }],
    component: components.map((component) =>
      compact<FhirComponent>({
        code: concept([component.code], ''),
        valueQuantity: { value: component.value, ...unitOut(component.unit) },
      }),
    ),
  });
}

function profilesOf({ loinc, category, value, unit, components }: Observation): string[] {
  if (category === 'laboratory') return [usCore('observation-lab')];
  const profile = category === 'vital-signs' ? PROFILES.get(loinc) : undefined;
  const isMeasured =
    components.length > 0
      ? components.every((component) => unitOut(component.unit).code !== undefined)
      : value !== null && unitOut(unit).code !== undefined;
  return profile === undefined || !isMeasured ? [] : [profile];
}

function comparatorOf({ value, text }: Observation): Quantity['comparator'] {
  const found = value === null ? null : COMPARED.exec(text);
  if (found === null || found[2] !== String(value)) return undefined;
  return found[1] as Quantity['comparator'];
}
