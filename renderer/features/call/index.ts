/** @file The door of the call workspace. */
export { CallView } from './CallView.tsx';
