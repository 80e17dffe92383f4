/** @file What screenings said about a need, and when there is something to ask. A screening never closes a need by itself. */
import { z } from 'zod';
import { isActive, screeningsInOrder } from './need-lifecycle.ts';
import type { PatientNeed } from './patient-need.ts';
import { Id, Instant } from './primitives.ts';
import type { ResponseItem, Screening } from './screening.ts';

/** One screening's word on a need. */
export const NeedStatement = z.object({
  screeningId: Id,
  title: z.string(),
  at: Instant,
  /** Whether it shows the need. */
  isPositive: z.boolean(),
  /** The answers in the words of the form. */
  answers: z.array(z.string()),
});
export type NeedStatement = z.infer<typeof NeedStatement>;

/**
 * What the screenings say about a need, the earliest first. One says no when a question that showed the need elsewhere was answered in it and the need
 * was not found; where the question was skipped or declined it says nothing.
 */
export function statementsOf(needId: string, screenings: readonly Screening[]): NeedStatement[] {
  const questions = new Set(
    screenings.flatMap(({ needs }) =>
      needs.filter(({ id }) => id === needId).flatMap((need) => need.linkIds),
    ),
  );
  return screeningsInOrder(screenings).flatMap((screening): NeedStatement[] => {
    const need = screening.needs.find(({ id }) => id === needId);
    const asked = screening.items.filter(
      ({ linkId, status }) =>
        status === 'answered' && (need?.linkIds.includes(linkId) ?? questions.has(linkId)),
    );
    if (!need && asked.length === 0) return [];
    const { id, title, authoredAt } = screening;
    return [
      {
        screeningId: id,
        title,
        at: authoredAt,
        isPositive: need !== undefined,
        answers: asked.flatMap(words),
      },
    ];
  });
}

/** The statement that makes it worth asking whether an active need is met: the last one, where it says no and nobody has asked since. */
export function contradiction(need: PatientNeed, statements: readonly NeedStatement[]): NeedStatement | null {
  const last = statements.at(-1);
  if (!last || last.isPositive || !isActive(need)) return null;
  return last.at > need.foundAt && last.at > need.confirmedAt ? last : null;
}

function words({ answers }: ResponseItem): string[] {
  return answers.flatMap((answer) => {
    if ('valueCoding' in answer) return [answer.valueCoding.display ?? answer.valueCoding.code];
    if ('valueBoolean' in answer) return [answer.valueBoolean ? 'Yes' : 'No'];
    if ('valueQuantity' in answer)
      return [`${answer.valueQuantity.value} ${answer.valueQuantity.unit ?? ''}`.trim()];
    return Object.values(answer).map(String);
  });
}
