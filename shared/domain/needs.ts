import type { Goal, Intervention, Problem } from './care-plan.ts';
import { addDays } from './local-date.ts';
import { proposableCodes } from './need-code.ts';
import type { CodeProposal, NeedGuide } from './need-guide.ts';
import type { CodeStatus, PatientNeed } from './patient-need.ts';
import type { Coding, Id, LocalDate } from './primitives.ts';
import type { Need } from './screening.ts';
import { uuidOfText } from './uuid.ts';

/** What a need proposes. */
export interface NeedProposal extends ProposedItems {
  need: Need;
  guide: NeedGuide;
  /** Codes valid on the date, the default first; the others fit in the case that their `when` tells. */
  codes: CodeProposal[];
}

const SDOH_CATEGORY_SYSTEM =
  'http://hl7.org/fhir/us/sdoh-clinicalcare/CodeSystem/SDOHCC-CodeSystemTemporaryCodes';

/** The name of a part of a proposal, from which its id may be made: `problem`, `goal`, or an intervention by its words. */
export type NewId = (part: string) => Id;

/**
 * Proposes for each need a problem, a goal and interventions, all to be accepted or left out one by one. The problem carries the
 * SDOH category and the default Z code that is valid for `onDate`, the date of service: a proposal, which counts only once a
 * clinician has confirmed it (ICD-10-CM guideline I.B.14). Codes for abuse are never proposed. `guides` is NEED_GUIDES of
 * `shared/content/needs.ts`; a need without a guide is left out. Source: domain.md 4.1, 4.2 and 7.5, 2026-11-21.
 */
export function proposalsForNeeds(
  needs: readonly Need[],
  guides: readonly NeedGuide[],
  onDate: LocalDate,
  newId: NewId,
  sourceScreeningId: Id | '' = '',
): NeedProposal[] {
  const proposals: NeedProposal[] = [];
  for (const need of needs) {
    const guide = guides.find((one) => one.needId === need.id);
    if (!guide) continue;
    const codes = proposableCodes(guide, onDate);
    const [first] = codes;
    const code =
      first?.when === '' ? { system: first.system, code: first.code, display: first.display } : null;
    const source = { sourceScreeningId, code, codeStatus: code ? 'proposed' : 'none' } as const;
    proposals.push({ need, guide, codes, ...planItems(guide, source, onDate, newId) });
  }
  return proposals;
}

/** What a patient's need proposes for her plan. The ids come of the need, so that accepting twice, or on two devices, adds one. */
export function proposedItems(need: PatientNeed, guide: NeedGuide, today: LocalDate): ProposedItems {
  return planItems(guide, need, today, (part) => uuidOfText(`${need.id} ${part}`));
}

/** What goes on the plan. `problem` and `goal` are null where nothing may go on a printable plan (safety at home). */
export interface ProposedItems {
  problem: Problem | null;
  goal: Goal | null;
  interventions: Intervention[];
}

interface Source {
  sourceScreeningId: Id | '';
  code: Coding | null;
  codeStatus: CodeStatus;
}

function planItems(guide: NeedGuide, source: Source, today: LocalDate, newId: NewId): ProposedItems {
  if (!guide.mayGoOnPlan) return { problem: null, goal: null, interventions: [] };
  const problem = problemOf(guide, source, newId('problem'));
  const goal = guide.goal && goalOf(guide.goal, problem.id, today, newId('goal'));
  const interventions = guide.interventions.map(
    (step): Intervention => ({
      taskId: '',
      order: 0,
      id: newId(step.description),
      problemId: problem.id,
      goalId: goal?.id ?? '',
      description: step.description,
      owner: step.owner,
      dueOn: addDays(today, step.dueInDays),
      status: 'planned',
    }),
  );
  return { problem, goal, interventions };
}

/** The codes of a problem that comes of a need: the SDOH category, and the Z code unless a clinician rejected it. */
export function problemCodes(guide: NeedGuide, source: Pick<Source, 'code' | 'codeStatus'>): Coding[] {
  const category = guide.category === '' ? [] : [{ system: SDOH_CATEGORY_SYSTEM, code: guide.category }];
  return source.code === null || source.codeStatus === 'rejected' ? category : [...category, source.code];
}

function problemOf(guide: NeedGuide, source: Source, id: Id): Problem {
  return {
    codeStatus: source.code === null ? 'none' : source.codeStatus,
    expectedOutcome: '',
    order: 0,
    id,
    title: guide.title,
    codes: problemCodes(guide, source),
    status: 'active',
    sourceScreeningId: source.sourceScreeningId,
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
