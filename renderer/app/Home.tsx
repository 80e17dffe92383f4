import { Navigate } from 'react-router';
import { useSession } from '../client/live-store.ts';
import { TodayScreen } from '../features/today/TodayScreen.tsx';

/** The first screen of each role: a care manager's queue, a supervisor's team, the people an administrator looks after. */
export function Home() {
  const role = useSession()?.person?.role;
  if (role === 'administrator') return <Navigate to="/people" replace />;
  return role === 'supervisor' ? <Navigate to="/team" replace /> : <TodayScreen />;
}
