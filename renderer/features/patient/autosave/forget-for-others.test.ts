import { expect, test } from 'vitest';
import type { SessionStatus } from '#shared/contract/engine/session.ts';
import { useLive } from '../../../client/live-store.ts';
import { forgetForOthers } from './forget-for-others.ts';

function session(state: SessionStatus['state'], staffId: string): void {
  const person = { staffId } as SessionStatus['person'];
  useLive.setState({ session: { state, person } as SessionStatus });
}

test('drafts in memory outlive a lock, and end with the sign-out or when somebody else sits down', () => {
  let cleared = 0;
  forgetForOthers(() => {
    cleared += 1;
  });
  session('open', 'maria');
  session('locked', 'maria');
  session('open', 'maria');
  expect(cleared).toBe(0);
  session('locked', 'maria');
  session('open', 'denise');
  expect(cleared).toBe(1);
  session('signed-out', 'denise');
  expect(cleared).toBe(2);
});
