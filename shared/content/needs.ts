/**
 * @file From each need to the care plan, as checked data (domain.md 4.1 and 4.2, 2026-11-21): the needs that forms find and those that
 * only show in the conversation. Codes carry the dates of service they are valid for.
 */
import { NeedGuide } from '#shared/domain/need-guide.ts';
import healthAndMedicines from './needs/health-and-medicines.json' with { type: 'json' };
import homeAndFood from './needs/home-and-food.json' with { type: 'json' };
import moneyAndPeople from './needs/money-and-people.json' with { type: 'json' };

/** One guide for each need. */
export const NEED_GUIDES: readonly NeedGuide[] = NeedGuide.array().parse([
  ...homeAndFood,
  ...moneyAndPeople,
  ...healthAndMedicines,
]);

/** What a person of the organization must confirm before the codes are relied on. */
export const NEED_CODES_TO_CONFIRM: readonly string[] = [
  'Z codes of needs are those of fiscal year 2026 (to 2026-09-30); no list of the changes from 2026-10-01 was at hand. Check them on the ICD-10-CM tables of CMS.',
];
