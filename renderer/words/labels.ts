/** @file Words that only screens need. Those of the domain's codes are content: `shared/content/labels.ts`. */
import type { CollectionName } from '#shared/domain/document.ts';

/** A record of each collection, in the singular. */
export const recordLabel: Record<CollectionName, string> = {
  patients: 'Patient record',
  carePlans: 'Care plan',
  calls: 'Call',
  timeEntries: 'Minutes',
  screenings: 'Screening',
  observations: 'Measurement',
  tasks: 'Task',
  resources: 'Community resource',
  staff: 'Staff record',
  auditEvents: 'Access log entry',
  reviewItems: 'Item to decide',
};

const languageNames = new Intl.DisplayNames(['en'], { type: 'language' });

/** `Spanish` for `es`; the code itself where it has no name. */
export function languageLabel(language: string): string {
  try {
    return languageNames.of(language) ?? language;
  } catch {
    return language;
  }
}
