import type { QueueRow, QueueView } from '#shared/contract/engine/queue.ts';

/** Who put a patient off: `you`, a name, or empty where she is not known here. */
export function heldBy(
  { hold }: Pick<QueueRow, 'hold'>,
  staffNames: QueueView['staffNames'],
  ownId: string | undefined,
): string {
  if (hold === null) return '';
  return hold.by === ownId ? 'you' : (staffNames[hold.by] ?? '');
}

/** The words of a reason, those of a hold with who made it. */
export function reasonWords({ code, text }: { code: string; text: string }, by: string): string {
  return (code === 'skip' || code === 'snooze') && by !== '' ? `${text} (by ${by})` : text;
}
