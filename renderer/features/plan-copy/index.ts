export { PatientPage } from './PatientPage.tsx';
export { PlanCopyView } from './PlanCopyView.tsx';
export { PrintedPage } from './PrintedPage.tsx';
export { LANGUAGE_NAMES } from './words.ts';
