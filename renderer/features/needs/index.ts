/** @file The door of the needs. */
export { NeedsDesk } from './NeedsDesk.tsx';
export { NeedsSummaryPanel } from './NeedsSummaryPanel.tsx';
export { NeedsView } from './NeedsView.tsx';
