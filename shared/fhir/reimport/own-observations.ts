import { z } from 'zod';
import type { BundleReader } from '../bundle.ts';
import { Quantity } from '../elements.ts';
import { readDetails } from '../export/details.ts';
import { Concept, ownFields, ownResources, plainCode, plainCodings } from './own-resources.ts';

const OwnObservation = z.looseObject({
  ...ownFields,
  category: z.array(Concept),
  code: Concept,
  effectiveDateTime: z.string(),
  valueQuantity: Quantity.optional(),
  valueString: z.string().default(''),
  note: z.array(z.looseObject({ text: z.string() })).default([]),
  component: z.array(z.looseObject({ code: Concept, valueQuantity: Quantity })).default([]),
});
type OwnObservation = z.infer<typeof OwnObservation>;

/** All measurements that the export wrote, however many of a kind: what was kept once is kept again. */
export function observationsIn(patientId: string, bundle: BundleReader): Record<string, unknown>[] {
  return ownResources(bundle, 'Observation', 'observation', OwnObservation).map(({ id, resource }) => ({
    id,
    patientId,
    loinc: plainCode(resource.code),
    title: resource.code.text ?? '',
    category: plainCode(resource.category[0]),
    effectiveAt: resource.effectiveDateTime,
    ...valueIn(resource),
    components: resource.component.map(({ code, valueQuantity }) => ({
      code: plainCodings(code)[0],
      value: valueQuantity.value,
      unit: valueQuantity.unit ?? '',
    })),
  }));
}

function valueIn({ extension, component, valueQuantity, valueString, note }: OwnObservation) {
  if (component.length > 0) {
    return readDetails(extension, 'observation', { value: null, unit: '', text: '' });
  }
  if (valueQuantity?.value === undefined) {
    return { value: null, ...readDetails(extension, 'observation', { unit: '' }), text: valueString };
  }
  const { value, unit = '', comparator } = valueQuantity;
  return { value, unit, text: comparator === undefined ? (note[0]?.text ?? '') : `${comparator} ${value}` };
}
