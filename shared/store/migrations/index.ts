/**
 * @file The migrations, in order. Adding one:
 *
 * 1. Change the shape in `shared/domain`. The specimen test in `tests/migrations` now fails: stores in the field have the old shape.
 * 2. Write `<format>-<words>.ts` here, where format is that of the newest migration plus one, and list it below. A collection whose shape
 *    changed must be named, even if its documents stay as they are (`(document) => document`); a new collection is not.
 * 3. Freeze a specimen of the new format: `tests/migrations/make-specimen.ts`.
 *
 * A migration that has been released is never edited.
 */
import { reviewItems } from './2-review-items.ts';
import { callDay } from './3-call-day.ts';
import { needsAndPlans } from './4-needs-and-plans.ts';
import type { Migration } from './migration.ts';

export const MIGRATIONS: readonly Migration[] = [reviewItems, callDay, needsAndPlans];
