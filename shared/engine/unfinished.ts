/** @file What was begun on this device and never signed. */
import { readBoard } from '#shared/domain/clock-board.ts';
import type { Store } from '#shared/store/store.ts';
import { CALL_DRAFT, CLOCK, carePlanDraftId, PARKED_CALLS, SCREENING_DRAFTS } from './local-documents.ts';

/** How many calls, clocks of other work, screenings and plans lie unfinished in the store. */
export async function unfinishedDrafts(store: Store): Promise<number> {
  const call = await store.readLocal<object>(CALL_DRAFT);
  const parked = (await store.readLocal<object[]>(PARKED_CALLS)) ?? [];
  const { clocks } = readBoard(await store.readLocal(CLOCK));
  const works = clocks.filter(({ callId }) => callId === '').length;
  const screenings = (await store.readLocal<object[]>(SCREENING_DRAFTS)) ?? [];
  const plans = await Promise.all(
    (await store.localIds(carePlanDraftId(''))).map((id) => store.readLocal(id)),
  );
  return (
    (call ? 1 : 0) + parked.length + works + screenings.length + plans.filter((plan) => plan !== null).length
  );
}
