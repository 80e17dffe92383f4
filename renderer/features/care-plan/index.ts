/** @file The door of the care plan. */
export { CarePlanEditor } from './CarePlanEditor.tsx';
export { CarePlanView } from './CarePlanView.tsx';
