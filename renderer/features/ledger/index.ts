/** @file The door of the minute ledger. */
export { EntriesTable } from './EntriesTable.tsx';
export { LedgerView } from './LedgerView.tsx';
