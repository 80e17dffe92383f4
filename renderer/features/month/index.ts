/** @file The door of the month: the screen of a caseload, and the view of one patient. */
export { MonthScreen } from './MonthScreen.tsx';
export { ReadinessView } from './readiness/ReadinessView.tsx';
