/** @file Records that are chained per device by their digests: a removed, altered or doubled one breaks the chain. Pure. */

/** A record in a chain. The first of a device has the sequence 0 or 1 and an empty `previousDigest`. */
export interface Link {
  deviceId: string;
  sequence: number;
  previousDigest: string;
  digest: string;
}

/** `checked` is the number of records. The first broken link is named by its device and sequence. */
export type ChainResult =
  | { ok: true; checked: number }
  | { ok: false; deviceId: string; sequence: number; problem: 'altered' | 'missing' | 'duplicate' };

/**
 * Checks the records of any number of devices, given in any order. Each device's records must follow on one another without a hole, and each
 * digest must be that of its facts. The first record given of a device may have any sequence, because a device need not hold its
 * oldest ones; its own digest is checked all the same.
 */
export function verifyLinks<Record extends Link>(
  records: readonly Record[],
  digestOf: (facts: Record, previousDigest: string) => string,
): ChainResult {
  const sorted = [...records].sort((left, right) =>
    left.deviceId === right.deviceId
      ? left.sequence - right.sequence
      : left.deviceId < right.deviceId
        ? -1
        : 1,
  );
  let before: Record | undefined;
  for (const record of sorted) {
    const previous = before?.deviceId === record.deviceId ? before : undefined;
    const problem = linkProblem(record, previous, digestOf);
    if (problem) return { ok: false, deviceId: record.deviceId, sequence: record.sequence, problem };
    before = record;
  }
  return { ok: true, checked: records.length };
}

function linkProblem<Record extends Link>(
  record: Record,
  previous: Record | undefined,
  digestOf: (facts: Record, previousDigest: string) => string,
): 'altered' | 'missing' | 'duplicate' | undefined {
  if (previous && record.sequence === previous.sequence) return 'duplicate';
  if (previous && record.sequence !== previous.sequence + 1) return 'missing';
  if (previous && record.previousDigest !== previous.digest) return 'altered';
  if (record.sequence === 0 && record.previousDigest !== '') return 'altered';
  return record.digest === digestOf(record, record.previousDigest) ? undefined : 'altered';
}
