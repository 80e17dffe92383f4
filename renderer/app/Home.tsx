import { Navigate } from 'react-router';
import { useSession } from '../client/live-store.ts';
import { AdministratorScreen } from '../features/administrator/AdministratorScreen.tsx';
import { TodayScreen } from '../features/today/TodayScreen.tsx';

/** The first screen of each role: a care manager's queue, a supervisor's team, an administrator's way to the terminal. */
export function Home() {
  const role = useSession()?.person?.role;
  if (role === 'administrator') return <AdministratorScreen />;
  return role === 'supervisor' ? <Navigate to="/team" replace /> : <TodayScreen />;
}
