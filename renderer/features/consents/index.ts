/** @file The door of the consents. */
export { ConsentPanel } from './ConsentPanel.tsx';
