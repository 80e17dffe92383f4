import { type Call, isContact } from './call.ts';

const DID_NOT_WORK: ReadonlySet<Call['disposition']> = new Set(['line-disconnected', 'wrong-number']);

/** The numbers that did not work when they were dialled last. `calls` in any order. */
export function brokenNumbers(
  calls: readonly Pick<Call, 'numberDialled' | 'disposition' | 'startedAt'>[],
): ReadonlySet<string> {
  const broken = new Set<string>();
  for (const { numberDialled, disposition } of calls.toSorted(byStart)) {
    if (DID_NOT_WORK.has(disposition)) broken.add(numberDialled);
    else if (isContact(disposition) || disposition === 'voicemail-left') broken.delete(numberDialled);
  }
  broken.delete('');
  return broken;
}

function byStart(one: Pick<Call, 'startedAt'>, other: Pick<Call, 'startedAt'>): number {
  return one.startedAt < other.startedAt ? -1 : 1;
}
