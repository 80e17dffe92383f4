import type { Migration } from './migration.ts';

/** Patients get evidence and holds, minutes get what an auditor asks for and their place in a chain, and minutes booked twice can be reviewed. */
export const callDay: Migration = {
  format: 3,
  documents: {
    patients: (document) => ({ evidence: [], holds: [], ...document }),
    timeEntries: (document) => ({
      ...{ credential: 'none', counterpart: 'nobody', narrative: '' },
      ...{ sequence: 0, previousDigest: '', digest: '' },
      ...document,
    }),
    reviewItems: (document) => document,
  },
};
