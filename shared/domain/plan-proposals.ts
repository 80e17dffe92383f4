/** @file What a template would add to a plan, accepted or left out one by one before it stands there. Pure. */
import type { CarePlanContent } from './care-plan.ts';
import { planChanges } from './plan-changes.ts';
import { isSameText } from './plan-templates.ts';

type ProposalList = 'problems' | 'goals' | 'interventions' | 'barriers';
type ProposedItem = CarePlanContent[ProposalList][number];

/** One item that may come into the plan. */
export interface PlanProposal {
  id: string;
  list: ProposalList;
  item: ProposedItem;
  /** The proposals that it belongs to: it cannot stand without them. */
  parents: string[];
}

/** Proposals still to be decided, and the plan with those that were accepted. */
export interface Decided {
  content: CarePlanContent;
  proposals: PlanProposal[];
}

/** What `after` has that `before` has not, each with the proposals that it hangs from and right behind them. */
export function planProposals(before: CarePlanContent, after: CarePlanContent): PlanProposal[] {
  const added = planChanges(before, after).filter(
    ({ field, to, list }) => field === '' && to && list !== 'sections',
  );
  const ids = new Set(added.map(({ id }) => id));
  const proposals = added.map(({ id, list, to }): PlanProposal => {
    const item = to as ProposedItem;
    const above = ['problemId' in item ? item.problemId : '', 'goalId' in item ? item.goalId : ''];
    return { id, list: list as ProposalList, item, parents: above.filter((parent) => ids.has(parent)) };
  });
  const behind = (parent: PlanProposal): PlanProposal[] => [
    parent,
    ...proposals.filter(({ parents }) => parents.at(-1) === parent.id).flatMap(behind),
  ];
  return proposals.filter(({ parents }) => parents.length === 0).flatMap(behind);
}

/** Takes one into the plan, with what it hangs from. What the plan has by now, in the same words, does not come again. */
export function acceptProposal(
  content: CarePlanContent,
  proposals: readonly PlanProposal[],
  id: string,
): Decided {
  const chosen = proposals.find((one) => one.id === id);
  if (!chosen) return { content, proposals: [...proposals] };
  const taken = new Set([id, ...chosen.parents]);
  return {
    content: proposals.filter((one) => taken.has(one.id)).reduce(withItem, content),
    proposals: proposals
      .filter((one) => !taken.has(one.id))
      .map((one) => ({
        ...one,
        parents: one.parents.filter((parent) => !taken.has(parent)),
      })),
  };
}

/** Takes all of them. */
export function acceptAll(content: CarePlanContent, proposals: readonly PlanProposal[]): Decided {
  return { content: proposals.reduce(withItem, content), proposals: [] };
}

/** Leaves one out, with what hangs from it. */
export function leaveOut(proposals: readonly PlanProposal[], id: string): PlanProposal[] {
  return proposals.filter((one) => one.id !== id && !one.parents.includes(id));
}

function withItem(content: CarePlanContent, { list, item }: PlanProposal): CarePlanContent {
  const present: readonly ProposedItem[] = content[list];
  const isThere = present.some((one) => one.id === item.id || isSameText(wordsOf(one), wordsOf(item)));
  return isThere ? content : { ...content, [list]: [...present, item] };
}

/** The words of an item of a plan. */
export function wordsOf(item: ProposedItem): string {
  return 'title' in item ? item.title : item.description;
}
