import { useLive } from '../../../client/live-store.ts';

/** After these only what is on disk counts. */
const ENDS: ReadonlySet<string> = new Set(['signed-out', 'lapsed', 'retired']);

/**
 * Clears drafts that are held in memory as soon as the person who wrote them has signed out or somebody else is at the
 * desk, or the store was closed for longer than a lock. Locking keeps them: the same person comes back to her words.
 */
export function forgetForOthers(clear: () => void): void {
  let lastPerson = '';
  useLive.subscribe(({ session }) => {
    if (session === null) return;
    const person = session.person?.staffId ?? '';
    const isOther = session.state === 'open' && lastPerson !== '' && person !== lastPerson;
    if (ENDS.has(session.state) || isOther) clear();
    if (session.state === 'open') lastPerson = person;
  });
}
