import type { Migration } from './migration.ts';

/** The collection `reviewItems` begins, empty. No document that was there changes. */
export const reviewItems: Migration = { format: 2, documents: {} };
