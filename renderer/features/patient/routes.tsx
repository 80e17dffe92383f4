import type { RouteObject } from 'react-router';

/** The patient's screen and its views. Addresses hold ids only. */
export const patientRoutes: RouteObject[] = [
  {
    path: 'patients/:patientId',
    lazy: async () => ({ Component: (await import('./PatientScreen.tsx')).PatientScreen }),
    children: [
      {
        index: true,
        lazy: async () => ({ Component: (await import('./summary/SummaryView.tsx')).SummaryView }),
      },
      { path: 'call', lazy: async () => ({ Component: (await import('../call/index.ts')).CallView }) },
      {
        path: 'screening',
        lazy: async () => ({ Component: (await import('../screening/index.ts')).ScreeningsView }),
      },
      {
        path: 'screening/:questionnaireId',
        lazy: async () => ({ Component: (await import('../screening/index.ts')).ScreeningView }),
      },
      {
        path: 'billing',
        lazy: async () => ({ Component: (await import('../month/index.ts')).ReadinessView }),
      },
      { path: 'needs', lazy: async () => ({ Component: (await import('../needs/index.ts')).NeedsView }) },
      {
        path: 'education',
        lazy: async () => ({ Component: (await import('../education/index.ts')).EducationView }),
      },
      {
        path: 'care-gaps',
        lazy: async () => ({ Component: (await import('../care-gaps/index.ts')).CareGapsView }),
      },
      { path: 'minutes', lazy: async () => ({ Component: (await import('../ledger/index.ts')).LedgerView }) },
      {
        path: 'care-plan',
        lazy: async () => ({ Component: (await import('../care-plan/index.ts')).CarePlanView }),
      },
      {
        path: 'care-plan/versions',
        lazy: async () => ({ Component: (await import('../plan-versions/index.ts')).PlanVersionsView }),
      },
      {
        path: 'care-plan/copy',
        lazy: async () => ({ Component: (await import('../plan-copy/index.ts')).PlanCopyView }),
      },
    ],
  },
];
