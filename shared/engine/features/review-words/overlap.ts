/** @file Two entries that share time, as a nurse reads them. */
import { ACTIVITY_LABELS } from '#shared/content/labels.ts';
import type { ReviewEntry, ReviewSideEntry } from '#shared/contract/engine/reviews.ts';
import { OverlapFacts } from '#shared/domain/ledger/overlap-facts.ts';
import { type Patient, patientName } from '#shared/domain/patient.ts';
import { fromInstant, toInstant } from '#shared/domain/primitives.ts';
import type { ReviewItem, ReviewSide } from '#shared/domain/review-item.ts';
import type { TimeEntry } from '#shared/domain/time-entry.ts';
import type { Reader } from './value.ts';

/** What is known here of entries and patients. */
export interface LedgerReader extends Reader {
  patients: ReadonlyMap<string, Patient>;
  timeEntries: ReadonlyMap<string, TimeEntry>;
}

/** The item in words: when, whose, and each entry with its patient where she is in the reader's care. */
export function overlapWords(
  reader: LedgerReader,
  item: ReviewItem,
): Pick<ReviewEntry, 'subject' | 'baseText' | 'kept' | 'other' | 'third'> {
  const [later, earlier] = [factsIn(item.kept), factsIn(item.other)];
  return {
    subject: later && earlier ? subjectOf(reader, later, earlier) : 'Minutes',
    baseText: '',
    kept: item.kept && sideOf(reader, item.kept, later),
    other: item.other && sideOf(reader, item.other, earlier),
    third: null,
  };
}

function subjectOf(reader: LedgerReader, later: OverlapFacts, earlier: OverlapFacts): string {
  const from = Math.max(fromInstant(later.startedAt), fromInstant(earlier.startedAt));
  const until = Math.min(fromInstant(later.endedAt), fromInstant(earlier.endedAt));
  const people = [...new Set([earlier.staffId, later.staffId])].map(
    (id) => reader.staffName(id) || 'a colleague',
  );
  return `Minutes of ${people.join(' and ')}: ${rangeWords(reader, toInstant(from), toInstant(until))}`;
}

function sideOf(reader: LedgerReader, side: ReviewSide, facts: OverlapFacts | null): ReviewSideEntry {
  const byName = reader.staffName(side.by) || 'A colleague';
  if (!facts) return { text: '', byName, at: side.at };
  const patientId = facts.patientId || (reader.timeEntries.get(facts.entryId)?.patientId ?? '');
  const patient = reader.patients.get(patientId);
  const isCorrected = [...reader.timeEntries.values()].some(({ supersedes }) => supersedes === facts.entryId);
  const lines = [
    `Patient: ${patient ? patientName(patient) : 'Another patient, who is not on this device'}`,
    `Person: ${byName}`,
    `Time: ${rangeWords(reader, facts.startedAt, facts.endedAt)}`,
    `Minutes for: ${facts.program}, ${ACTIVITY_LABELS[facts.activity].toLowerCase()}`,
    `Taken by: ${facts.method === 'timer' ? 'the clock' : 'hand'}`,
    ...(isCorrected ? ['Since then: Corrected'] : []),
  ];
  return { text: lines.join('\n'), byName, at: side.at };
}

function rangeWords({ timeZone }: Reader, startedAt: string, endedAt: string): string {
  const format = new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeStyle: 'short', timeZone });
  const range = format.formatRange(fromInstant(startedAt), fromInstant(endedAt));
  // Unicode puts narrow spaces between the parts.
  return range.replace(/[\u2009\u202f]/g, ' ').replace(' – ', ' to ');
}

function factsIn(side: ReviewSide | null): OverlapFacts | null {
  try {
    return OverlapFacts.parse(JSON.parse(side?.value ?? ''));
  } catch {
    return null;
  }
}
