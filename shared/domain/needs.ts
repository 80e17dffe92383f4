import type { Goal, Intervention, Problem } from './care-plan.ts';
import { addDays } from './local-date.ts';
import type { CodeProposal, NeedGuide } from './need-guide.ts';
import type { Coding, Id, LocalDate } from './primitives.ts';
import type { Need } from './screening.ts';

/** What a need proposes. `problem` and `goal` are null where nothing may go on a printable plan (safety at home). */
export interface NeedProposal {
  need: Need;
  guide: NeedGuide;
  problem: Problem | null;
  goal: Goal | null;
  interventions: Intervention[];
  /** Codes valid on the date, the default first; the others fit in the case that their `when` tells. */
  codes: CodeProposal[];
}

const SDOH_CATEGORY_SYSTEM =
  'http://hl7.org/fhir/us/sdoh-clinicalcare/CodeSystem/SDOHCC-CodeSystemTemporaryCodes';

/** Whether a code may be used for a date of service. */
export function isValidOn(code: CodeProposal, date: LocalDate): boolean {
  return code.validFrom <= date && (code.validTo === '' || date <= code.validTo);
}

/**
 * Proposes for each need a problem, a goal and interventions, all to be accepted or left out one by one. The problem carries the
 * SDOH category and the default Z code that is valid for `onDate`, the date of service: a proposal, which counts only once a
 * clinician has approved the plan (ICD-10-CM guideline I.B.14). Codes for abuse are never proposed. `guides` is NEED_GUIDES of
 * `shared/content/needs.ts`; a need without a guide is left out. Source: domain.md 4.1, 4.2 and 7.5, 2026-11-21.
 */
export function proposalsForNeeds(
  needs: readonly Need[],
  guides: readonly NeedGuide[],
  onDate: LocalDate,
  newId: () => Id,
  sourceScreeningId: Id | '' = '',
): NeedProposal[] {
  const proposals: NeedProposal[] = [];
  for (const need of needs) {
    const guide = guides.find((one) => one.needId === need.id);
    if (!guide) continue;
    const codes = guide.codes.filter((code) => isValidOn(code, onDate));
    codes.sort((left, right) => Number(left.when !== '') - Number(right.when !== ''));
    if (!guide.mayGoOnPlan) {
      proposals.push({ need, guide, problem: null, goal: null, interventions: [], codes: [] });
      continue;
    }
    const problem = problemOf(guide, codes, newId(), sourceScreeningId);
    const goal = guide.goal && goalOf(guide.goal, problem.id, onDate, newId());
    const interventions = guide.interventions.map(
      (step): Intervention => ({
        taskId: '',
        order: 0,
        id: newId(),
        problemId: problem.id,
        goalId: goal?.id ?? '',
        description: step.description,
        owner: step.owner,
        dueOn: addDays(onDate, step.dueInDays),
        status: 'planned',
      }),
    );
    proposals.push({ need, guide, problem, goal, interventions, codes });
  }
  return proposals;
}

function problemOf(
  guide: NeedGuide,
  codes: readonly CodeProposal[],
  id: Id,
  sourceScreeningId: Id | '',
): Problem {
  const codings: Coding[] = [];
  if (guide.category) codings.push({ system: SDOH_CATEGORY_SYSTEM, code: guide.category });
  const [first] = codes;
  if (first?.when === '') codings.push({ system: first.system, code: first.code, display: first.display });
  return {
    codeStatus: 'none',
    expectedOutcome: '',
    order: 0,
    id,
    title: guide.title,
    codes: codings,
    status: 'active',
    sourceScreeningId,
  };
}

function goalOf(
  goal: { description: string; dueInDays: number },
  problemId: Id,
  onDate: LocalDate,
  id: Id,
): Goal {
  return {
    baseline: null,
    nextReviewOn: '',
    order: 0,
    id,
    problemId,
    description: goal.description,
    patientWords: '',
    target: null,
    dueOn: addDays(onDate, goal.dueInDays),
    lifecycleStatus: 'proposed',
    achievementStatus: 'in-progress',
    confidence: null,
    progress: [],
  };
}
