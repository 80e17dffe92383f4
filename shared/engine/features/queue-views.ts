import type { QueueSavedView } from '#shared/domain/queue-filter.ts';
import type { Desk } from '../desk.ts';
import { engineError } from '../errors.ts';
import { QUEUE_VIEWS } from '../local-documents.ts';

/** The views of the queue that the person at the desk has saved for herself on this device. */
export async function queueViews(desk: Desk): Promise<QueueSavedView[]> {
  return (await desk.store.readLocal<QueueSavedView[]>(QUEUE_VIEWS)) ?? [];
}

/** Keeps her views as given, in their order. INVALID when two have the same name. */
export async function saveQueueViews(
  desk: Desk,
  views: readonly QueueSavedView[],
): Promise<QueueSavedView[]> {
  const names = views.map(({ name }) => name.toLowerCase());
  const twice = views.find(({ name }, index) => names.indexOf(name.toLowerCase()) !== index);
  if (twice !== undefined) {
    throw engineError('INVALID', `There is a view named "${twice.name}" already. Choose another name.`);
  }
  return desk.writer.exclusive(async () => {
    await desk.store.writeLocal(QUEUE_VIEWS, views.length > 0 ? [...views] : null);
    return [...views];
  });
}
