/** @file The door of the health plans. */
export { CoveragePanel } from './CoveragePanel.tsx';
