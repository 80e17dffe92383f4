/** @file The documents of the store bench: calls as a care manager leaves them, a kilobyte each, a hundred a patient. */
import type { Call } from '#shared/domain/call.ts';

export const CALLS_PER_PATIENT = 100;
export const PAGE_SIZE = 50;

const FIRST_CALL = Date.UTC(2024, 0, 1);
const SENTENCE = 'She sounded well, walks to the mailbox twice a day and weighs herself each morning. ';

/** The id of patient or call number `number`; scattered, as UUIDs of several devices are. */
export function idOf(number: number): string {
  return `0190b0c0-0000-7000-8000-${String((number * 7919) % 999_983).padStart(6, '0')}${String(number).padStart(6, '0')}`;
}

/** The patient whose history is asked for at the n-th question, among those of `size` calls. */
export function patientOf(size: number, question: number): string {
  return idOf((question * 31) % Math.max(1, size / CALLS_PER_PATIENT));
}

/** Calls `from` up to `from + count`, of `size` in all. */
export function makeCalls(size: number, from: number, count: number): Call[] {
  const patients = Math.max(1, size / CALLS_PER_PATIENT);
  return Array.from({ length: count }, (_, index) => {
    const number = from + index;
    const startedAt = new Date(FIRST_CALL + number * 61_000).toISOString();
    return {
      id: idOf(number),
      updatedAt: startedAt,
      updatedBy: idOf(1),
      deviceId: idOf(2),
      rev: 3,
      receivedAt: startedAt,
      patientId: idOf(number % patients),
      staffId: idOf(1),
      kind: 'monthly-check-in',
      direction: 'outbound',
      startedAt,
      endedAt: startedAt,
      disposition: 'reached-completed',
      identityCheck: null,
      numberDialled: '+15205550100',
      interpreterId: '',
      note: { reason: SENTENCE, assessment: SENTENCE.repeat(3), education: SENTENCE, plan: SENTENCE },
      nextContact: null,
      signedAt: startedAt,
      addenda: [],
      reviews: [],
    };
  });
}
