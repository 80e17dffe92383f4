/** @file The door of the patient screens. */
export { PatientScreen } from './PatientScreen.tsx';
export { patientRoutes } from './routes.tsx';
