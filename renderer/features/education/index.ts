/** @file The door of patient education. */
export { EducationDesk } from './EducationDesk.tsx';
export { EducationView } from './EducationView.tsx';
