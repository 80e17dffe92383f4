/** @file Pushing records that say what is not theirs to say, and looking at what has come of it. */
import type { PushRow, WireDocument } from '#shared/contract/server/sync.ts';
import type { CollectionName } from '#shared/domain/document.ts';
import type { TestDevice } from './server-harness.ts';

/** What became of each row: the outcome, or the code of the refusal. */
export async function pushed(
  device: TestDevice,
  collection: CollectionName,
  ...rows: PushRow[]
): Promise<string[]> {
  const results = await device.push(collection, ...rows);
  return results.map((result) => (result.outcome === 'refused' ? result.code : result.outcome));
}

/** A record as this device gets it. Throws when it does not. */
export async function held(
  device: TestDevice,
  collection: CollectionName,
  id: string,
): Promise<WireDocument> {
  const found = (await device.pullAll(collection)).documents.find((document) => document.id === id);
  if (found === undefined) throw new Error(`${collection} ${id} is not there.`);
  return found;
}

/** The stamp of an edit on this device. */
export const by = ({ staffId, deviceId }: TestDevice) => ({ updatedBy: staffId, deviceId });
