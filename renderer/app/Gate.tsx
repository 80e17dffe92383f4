import { useMemo } from 'react';
import { createBrowserRouter, RouterProvider } from 'react-router';
import { useConnection, useConnectionState } from '../client/EngineProvider.tsx';
import { useSession } from '../client/live-store.ts';
import { SignInScreen } from '../features/sign-in/SignInScreen.tsx';
import { StoreTroubleScreen } from '../features/store-trouble/StoreTroubleScreen.tsx';
import { EngineLost } from './EngineLost.tsx';
import { Opening } from './Opening.tsx';
import { routes } from './routes.tsx';

/** Lets in only who has signed in. The address stays as it is, so that unlocking leads back to where one was. */
export function Gate() {
  const connection = useConnection();
  const { state, reason } = useConnectionState();
  const session = useSession();
  const router = useMemo(() => createBrowserRouter(routes), []);
  if (state === 'lost') return <EngineLost reason={reason} onReconnect={() => void connection.open()} />;
  if (session === null || state === 'connecting') return <Opening onGiveUp={connection.giveUp} />;
  if (session.trouble !== null && session.state !== 'open' && session.state !== 'locking') {
    return <StoreTroubleScreen trouble={session.trouble} />;
  }
  // While it locks, the screens are still there: what was typed in them is being saved.
  if (session.state !== 'open' && session.state !== 'locking') return <SignInScreen session={session} />;
  return <RouterProvider router={router} />;
}
