import type { Goal, Intervention, Problem } from './care-plan.ts';
import { addDays } from './local-date.ts';
import type { NeedGuide } from './need-guide.ts';
import { newGoal, newIntervention, newProblem } from './new-plan-items.ts';
import type { PatientNeed } from './patient-need.ts';
import type { Coding, Id, LocalDate } from './primitives.ts';
import { uuidOfText } from './uuid.ts';

const SDOH_CATEGORY_SYSTEM =
  'http://hl7.org/fhir/us/sdoh-clinicalcare/CodeSystem/SDOHCC-CodeSystemTemporaryCodes';

/** What goes on the plan. `problem` and `goal` are null where nothing may go on a printable plan (safety at home). */
export interface ProposedItems {
  problem: Problem | null;
  goal: Goal | null;
  interventions: Intervention[];
}

/**
 * What a patient's need proposes for her plan, to be accepted or left out one by one: the problem carries the SDOH category and the need's code,
 * which counts only once a clinician has confirmed it (ICD-10-CM guideline I.B.14). The ids come of the need, so that accepting twice, or on two
 * devices, adds one. Source: domain.md 4.1, 4.2 and 7.5, 2026-11-21.
 */
export function proposedItems(need: PatientNeed, guide: NeedGuide, today: LocalDate): ProposedItems {
  const newId = (part: string) => uuidOfText(`${need.id} ${part}`);
  if (!guide.mayGoOnPlan) return { problem: null, goal: null, interventions: [] };
  const problem = problemOf(guide, need, newId('problem'));
  const goal = guide.goal && goalOf(guide.goal, problem.id, today, newId('goal'));
  const interventions = guide.interventions.map(
    (step): Intervention => ({
      ...newIntervention(newId(step.description), problem.id),
      goalId: goal?.id ?? '',
      description: step.description,
      owner: step.owner,
      dueOn: addDays(today, step.dueInDays),
    }),
  );
  return { problem, goal, interventions };
}

/** The codes of a problem that comes of a need: the SDOH category, and the Z code unless a clinician rejected it. */
export function problemCodes(
  guide: NeedGuide,
  { code, codeStatus }: Pick<PatientNeed, 'code' | 'codeStatus'>,
): Coding[] {
  const category = guide.category === '' ? [] : [{ system: SDOH_CATEGORY_SYSTEM, code: guide.category }];
  return code === null || codeStatus === 'rejected' ? category : [...category, code];
}

function problemOf(guide: NeedGuide, need: PatientNeed, id: Id): Problem {
  return {
    ...newProblem(id),
    codeStatus: need.code === null ? 'none' : need.codeStatus,
    title: guide.title,
    codes: problemCodes(guide, need),
    sourceScreeningId: need.sourceScreeningId,
  };
}

function goalOf(
  goal: { description: string; dueInDays: number },
  problemId: Id,
  onDate: LocalDate,
  id: Id,
): Goal {
  return {
    ...newGoal(id, problemId),
    description: goal.description,
    dueOn: addDays(onDate, goal.dueInDays),
  };
}
