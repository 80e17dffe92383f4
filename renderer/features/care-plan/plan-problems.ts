import type { CarePlanContent } from '#shared/domain/care-plan.ts';

/** What keeps a plan from being saved, one sentence each, naming the item. */
export function planProblems(content: CarePlanContent): string[] {
  const problems: string[] = [];
  if (content.problems.some(({ title }) => title.trim() === '')) problems.push('A problem has no title.');
  for (const goal of content.goals) {
    const name = goal.description.trim();
    if (name === '') problems.push('A goal has no words.');
    if (goal.target !== null && !Number.isFinite(goal.target.value)) {
      problems.push(`The target of “${name}” needs a number.`);
    }
    if (goal.target !== null && goal.target.measureName.trim() === '') {
      problems.push(`The target of “${name}” needs a measure.`);
    }
  }
  if (content.interventions.some(({ description }) => description.trim() === '')) {
    problems.push('A step has no words.');
  }
  if (content.barriers.some(({ description }) => description.trim() === '')) {
    problems.push('A barrier has no words.');
  }
  return [...new Set(problems)];
}
