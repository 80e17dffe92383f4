import { z } from 'zod';
import { CodeableConcept, clip, Quantity, wordsOf } from './elements.ts';

export const Dosage = z.looseObject({
  text: z.string().optional(),
  patientInstruction: z.string().optional(),
  additionalInstruction: z.array(CodeableConcept).optional(),
  asNeededBoolean: z.boolean().optional(),
  asNeededCodeableConcept: CodeableConcept.optional(),
  route: CodeableConcept.optional(),
  timing: z
    .looseObject({
      code: CodeableConcept.optional(),
      repeat: z
        .looseObject({
          frequency: z.number().optional(),
          period: z.number().optional(),
          periodUnit: z.string().optional(),
        })
        .optional(),
    })
    .optional(),
  doseAndRate: z.array(z.looseObject({ doseQuantity: Quantity.optional() })).optional(),
});
export type Dosage = z.infer<typeof Dosage>;

const UNITS: Record<string, string> = { h: 'hour', d: 'day', wk: 'week', mo: 'month', min: 'minute' };

/** How to take it, in words: as written where the record has words, else put together: `1 dose 3 times a day, as needed`. */
export function dosageInWords(dosage: Dosage): string {
  const written = dosage.text ?? dosage.patientInstruction;
  if (written !== undefined && written.trim() !== '') return clip(written.trim(), 500);
  const parts = [
    [doseOf(dosage), frequencyOf(dosage)].filter(Boolean).join(' '),
    wordsOf(dosage.route),
    asNeeded(dosage),
    ...(dosage.additionalInstruction ?? []).map(wordsOf),
  ];
  return clip(parts.filter(Boolean).join(', '), 500);
}

function doseOf({ doseAndRate }: Dosage): string {
  const quantity = doseAndRate?.[0]?.doseQuantity;
  if (quantity?.value === undefined) return '';
  const unit = quantity.unit ?? quantity.code ?? (quantity.value === 1 ? 'dose' : 'doses');
  return `${quantity.value} ${unit}`;
}

function frequencyOf({ timing }: Dosage): string {
  const repeat = timing?.repeat;
  const unit = UNITS[repeat?.periodUnit ?? ''];
  if (repeat === undefined || unit === undefined) return wordsOf(timing?.code);
  const { frequency = 1, period = 1 } = repeat;
  const times = frequency === 1 ? '' : frequency === 2 ? 'twice ' : `${frequency} times `;
  if (period !== 1) return `${times}every ${period} ${unit}s`;
  return frequency === 1 ? `every ${unit}` : `${times}a ${unit}`;
}

function asNeeded({ asNeededBoolean, asNeededCodeableConcept }: Dosage): string {
  const reason = wordsOf(asNeededCodeableConcept);
  if (reason !== '') return `as needed for ${reason}`;
  return asNeededBoolean === true ? 'as needed' : '';
}
