import type { RouteObject } from 'react-router';
import { patientRoutes } from '../features/patient/routes.tsx';
import { Home } from './Home.tsx';
import { NotFound } from './NotFound.tsx';
import { Opening } from './Opening.tsx';
import { RouteError } from './RouteError.tsx';
import { Shell } from './Shell.tsx';

/** Every screen and its address. Addresses hold ids, never names or words of a search. */
export const routes: RouteObject[] = [
  {
    element: <Shell />,
    hydrateFallbackElement: <Opening />,
    children: [
      {
        errorElement: <RouteError />,
        children: [
          { index: true, element: <Home /> },
          {
            path: 'caseload',
            lazy: async () => ({
              Component: (await import('../features/caseload/CaseloadScreen.tsx')).CaseloadScreen,
            }),
          },
          {
            path: 'team',
            lazy: async () => ({ Component: (await import('../features/team/TeamScreen.tsx')).TeamScreen }),
          },
          {
            path: 'team/patients',
            lazy: async () => ({
              Component: (await import('../features/team/rows/TeamRowsScreen.tsx')).TeamRowsScreen,
            }),
          },
          {
            path: 'month-close',
            lazy: async () => ({
              Component: (await import('../features/month-close/index.ts')).MonthCloseScreen,
            }),
          },
          {
            path: 'team/move',
            lazy: async () => ({
              Component: (await import('../features/team/move/MoveScreen.tsx')).MoveScreen,
            }),
          },
          {
            path: 'team/cover',
            lazy: async () => ({
              Component: (await import('../features/team/cover/CoverScreen.tsx')).CoverScreen,
            }),
          },
          {
            path: 'approvals',
            lazy: async () => ({
              Component: (await import('../features/approvals/index.ts')).ApprovalsScreen,
            }),
          },
          {
            path: 'call-reviews',
            lazy: async () => ({
              Component: (await import('../features/call-reviews/index.ts')).CallReviewsScreen,
            }),
          },
          {
            path: 'team/licenses',
            lazy: async () => ({
              Component: (await import('../features/licenses/TeamLicensesScreen.tsx')).TeamLicensesScreen,
            }),
          },
          {
            path: 'audit',
            lazy: async () => ({ Component: (await import('../features/audit/index.ts')).AuditScreen }),
          },
          {
            path: 'month',
            lazy: async () => ({ Component: (await import('../features/month/index.ts')).MonthScreen }),
          },
          {
            path: 'reviews',
            lazy: async () => ({
              Component: (await import('../features/reviews/ReviewsScreen.tsx')).ReviewsScreen,
            }),
          },
          {
            path: 'tasks',
            lazy: async () => ({
              Component: (await import('../features/tasks/TasksScreen.tsx')).TasksScreen,
            }),
          },
          {
            path: 'referrals',
            lazy: async () => ({
              Component: (await import('../features/referrals/index.ts')).ReferralsScreen,
            }),
          },
          {
            path: 'resources',
            lazy: async () => ({
              Component: (await import('../features/resources/index.ts')).ResourcesScreen,
            }),
          },
          {
            path: 'care-gaps',
            lazy: async () => ({
              Component: (await import('../features/care-gaps/index.ts')).CareGapsScreen,
            }),
          },
          {
            path: 'sync',
            lazy: async () => ({ Component: (await import('../features/sync/SyncScreen.tsx')).SyncScreen }),
          },
          {
            path: 'people',
            lazy: async () => ({
              Component: (await import('../features/administrator/index.ts')).PeopleScreen,
            }),
          },
          {
            path: 'devices',
            lazy: async () => ({
              Component: (await import('../features/administrator/index.ts')).DevicesScreen,
            }),
          },
          {
            path: 'practice',
            lazy: async () => ({
              Component: (await import('../features/administrator/index.ts')).PracticeScreen,
            }),
          },
          {
            path: 'settings',
            lazy: async () => ({
              Component: (await import('../features/settings/SettingsScreen.tsx')).SettingsScreen,
            }),
          },
          ...patientRoutes,
          { path: '*', element: <NotFound /> },
        ],
      },
    ],
  },
];
