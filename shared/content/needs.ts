/** @file From each need of the forms to the care plan, as checked data (domain.md 4.1 and 4.2, 2026-11-21). */
import { NeedGuide } from '#shared/domain/need-guide.ts';
import needs from './needs.json' with { type: 'json' };

/** One guide for each need that a form can find. */
export const NEED_GUIDES: readonly NeedGuide[] = NeedGuide.array().parse(needs);
