/** @file The door of the care gaps. */
export { CareGapsPanel } from './CareGapsPanel.tsx';
export { CareGapsScreen } from './CareGapsScreen.tsx';
export { CareGapsView } from './CareGapsView.tsx';
