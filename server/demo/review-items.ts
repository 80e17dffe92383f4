import type { Patient } from '#shared/domain/patient.ts';
import type { ReviewItem, ReviewSide } from '#shared/domain/review-item.ts';
import { valueText } from '#shared/sync/content.ts';
import { conflictItem } from '#shared/sync/review-items.ts';
import { type CaseloadContext, stamp } from './profile.ts';

const HOUR = 3_600_000;

/**
 * Two fields that the care manager and her supervisor changed at the same time, so that the inbox of a new user shows what it is for:
 * the dosage of a medicine, and a risk tier. Both stand open; what is in the charts is the care manager's.
 */
export function inventReviewItems(patients: readonly Patient[], context: CaseloadContext): ReviewItem[] {
  const withTablets = patients.find((patient) => tabletOf(patient) !== undefined);
  const rising = patients.find((patient) => patient.riskTier === 'rising' && patient !== withTablets);
  return [
    ...(withTablets === undefined ? [] : [dosageItem(withTablets, context)]),
    ...(rising === undefined ? [] : [riskItem(rising, context)]),
  ];
}

function tabletOf({ medications }: Patient) {
  return medications.find(({ dosage, status }) => status === 'active' && dosage.startsWith('Take 1 tablet'));
}

function dosageItem(patient: Patient, context: CaseloadContext): ReviewItem {
  const tablet = tabletOf(patient);
  const kept = tablet?.dosage ?? '';
  const line = (dosage: string) => valueText({ ...tablet, dosage });
  return open(patient, context, 5 * HOUR, {
    path: `medications/${tablet?.id}`,
    base: line(kept.replace('Take 1 tablet', 'Take half a tablet')),
    kept: line(kept),
    other: line(kept.replace(/ by mouth.*/, ' by mouth at bedtime')),
  });
}

function riskItem(patient: Patient, context: CaseloadContext): ReviewItem {
  return open(patient, context, 26 * HOUR, {
    path: 'riskTier',
    base: valueText('stable'),
    kept: valueText('rising'),
    other: valueText('high'),
  });
}

interface Values {
  path: string;
  base: string;
  kept: string;
  other: string;
}

function open(patient: Patient, context: CaseloadContext, before: number, values: Values): ReviewItem {
  const found = context.now - before;
  const side = (value: string, by: string, at: number): ReviewSide => ({
    value,
    by,
    at: new Date(at).toISOString(),
  });
  const { path, base, kept, other } = values;
  return conflictItem(
    'patients',
    patient,
    {
      path,
      base,
      kept: side(kept, context.staffId, found - HOUR),
      other: side(other, context.supervisorId, found - 2 * HOUR),
    },
    stamp(found, 'server'),
  );
}
