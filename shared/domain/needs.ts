import type { Goal, Intervention, Problem } from './care-plan.ts';
import type { NeedGuide } from './need-guide.ts';
import type { Id, LocalDate } from './primitives.ts';
import type { Need } from './screening.ts';

/** What a need proposes. `problem` and `goal` are null where nothing may go on a printable plan (safety at home). */
export interface NeedProposal {
  need: Need;
  guide: NeedGuide;
  problem: Problem | null;
  goal: Goal | null;
  interventions: Intervention[];
}

/** `guides` is NEED_GUIDES of `shared/content/needs.ts`. Needs without a guide are left out. */
export function proposalsForNeeds(
  _needs: readonly Need[],
  _guides: readonly NeedGuide[],
  _onDate: LocalDate,
  _newId: () => Id,
  _sourceScreeningId: Id | '' = '',
): NeedProposal[] {
  throw new Error('being written');
}
