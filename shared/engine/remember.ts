/** @file What an open store knows of its own sign-in. */
import type { Person } from '#shared/contract/engine/session.ts';
import type { SessionAnswer } from '#shared/contract/server/auth.ts';
import type { Store } from '#shared/store/store.ts';
import type { StoredSession } from '#shared/sync/server-link.ts';

const SESSION = 'server-session';

/** The local document of the person whose store it is. */
export const PERSON = 'person';

/** Writes down an answer of the server before its tokens are used. */
export async function rememberAnswer(store: Store, answer: SessionAnswer): Promise<void> {
  const session: StoredSession = { deviceId: answer.deviceId, refreshToken: answer.tokens.refreshToken };
  await store.writeLocal(SESSION, session);
  await store.writeLocal(PERSON, answer.person);
}

/** Who signed in to this store last; null when the first sign-in was cut off. */
export async function recallSignIn(store: Store): Promise<{ person: Person; session: StoredSession } | null> {
  const person = await store.readLocal<Person>(PERSON);
  const session = await store.readLocal<StoredSession>(SESSION);
  return person && session ? { person, session } : null;
}
