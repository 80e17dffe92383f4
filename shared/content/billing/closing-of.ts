/** @file What is known of a patient's month when it is to be closed, from her documents. Pure. */

import type { PracticeFacts } from '#shared/domain/billing/gather-facts.ts';
import { billableEntries } from '#shared/domain/billing/gather-facts.ts';
import { monthBlocks } from '#shared/domain/billing/month-blocks.ts';
import { rulesOn } from '#shared/domain/billing/units.ts';
import { monthBounds } from '#shared/domain/minutes.ts';
import {
  type ClosingFacts,
  type MonthNumbers,
  monthTrail,
  reviewsOfMonth,
  supportedCodes,
} from '#shared/domain/month-closing.ts';
import { toInstant, type YearMonth } from '#shared/domain/primitives.ts';
import { Program } from '#shared/domain/program.ts';
import type { ReviewItem } from '#shared/domain/review-item.ts';
import { BILLING_RULES } from './index.ts';
import { type PatientDocuments, readinessOf } from './readiness-of.ts';

/** The documents of a patient, with her open review items. */
export interface ClosingDocuments extends PatientDocuments {
  openReviews: readonly ReviewItem[];
}

/** Gathers the facts. Seconds are those that count, as they are. */
export function closingFacts(
  documents: ClosingDocuments,
  month: YearMonth,
  practice: PracticeFacts,
): ClosingFacts {
  const bounds = monthBounds(month, practice.timeZone);
  const [from, until] = [toInstant(bounds.from), toInstant(bounds.until)];
  const codes = readinessOf(documents, month, practice);
  return {
    numbers: { seconds: countedSeconds(documents, month, practice), codes: supportedCodes(codes) },
    blocks: monthBlocks(codes, rulesOn(BILLING_RULES, `${month}-01`)),
    unsignedCalls: documents.calls.filter(
      ({ signedAt, startedAt }) => signedAt === '' && startedAt >= from && startedAt < until,
    ).length,
    reviews: reviewsOfMonth(documents.openReviews, { from, until }),
    trail: monthTrail(documents.patient, month),
  };
}

function countedSeconds(
  { patient, timeEntries }: ClosingDocuments,
  month: YearMonth,
  { timeZone }: PracticeFacts,
): MonthNumbers['seconds'] {
  const counted = billableEntries({ patient, timeEntries, evidence: patient.evidence }, month, timeZone);
  return Program.options.flatMap((program) => {
    const own = counted.filter((entry) => entry.program === program);
    const seconds = own.reduce((sum, entry) => sum + entry.seconds, 0);
    return seconds > 0 ? [{ program, seconds }] : [];
  });
}
