import { useLive } from '../../../client/live-store.ts';

/**
 * Clears drafts that are held in memory as soon as the person who wrote them has signed out or somebody else is at the
 * desk. Locking keeps them: the same person comes back to her words.
 */
export function forgetForOthers(clear: () => void): void {
  let lastPerson = '';
  useLive.subscribe(({ session }) => {
    if (session === null) return;
    const person = session.person?.staffId ?? '';
    const isOther = session.state === 'open' && lastPerson !== '' && person !== lastPerson;
    if (session.state === 'signed-out' || isOther) clear();
    if (session.state === 'open') lastPerson = person;
  });
}
