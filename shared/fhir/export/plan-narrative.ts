import type { Narrative } from '@medplum/fhirtypes';
import type { CarePlan, PlanSection } from '#shared/domain/care-plan.ts';
import { narrative, paragraph } from './narrative.ts';

const SECTION_TITLES: Record<PlanSection['id'], string> = {
  'cognitive-and-functional': 'Thinking and daily activities',
  'symptom-management': 'Symptoms',
  'medication-management': 'Medicines',
  environment: 'Home and surroundings',
  caregiver: 'Caregiver',
  'outside-agencies': 'Other services',
  'periodic-review': 'Review',
};

/** The plan for a reader without software, which US Core asks for. */
export function planNarrative(plan: CarePlan): Narrative {
  return narrative('additional', [
    ...plan.problems.flatMap((problem) => [
      paragraph(
        `Problem (${problem.status})`,
        [problem.title, problem.expectedOutcome].filter(Boolean).join('. '),
      ),
      ...plan.goals
        .filter(({ problemId }) => problemId === problem.id)
        .map(({ description, dueOn }) =>
          paragraph('Goal', dueOn === '' ? description : `${description} (by ${dueOn})`),
        ),
    ]),
    ...plan.interventions.map(({ description, status }) =>
      paragraph(`Intervention (${status})`, description),
    ),
    ...plan.barriers.map(({ description, status }) => paragraph(`Barrier (${status})`, description)),
    ...plan.sections.map(({ id, text }) => paragraph(SECTION_TITLES[id], text)),
  ]);
}
