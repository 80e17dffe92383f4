import type { Migration, OldDocument } from './migration.ts';

type Item = Record<string, unknown>;

/** Needs, versions of plans, what escalations and referrals keep, reviews of calls, closed months, forms of the organization, and answers in repeating groups. */
export const needsAndPlans: Migration = {
  format: 4,
  documents: {
    patients: (document) => ({
      ...{ needs: [], education: [], careGapAnswers: [], coverages: [], monthCloses: [] },
      ...document,
      transitions: ((document.transitions ?? []) as Item[]).map((transition) => ({
        steps: [],
        ...transition,
      })),
    }),
    calls: (document) => ({ reviews: [], ...document }),
    carePlans: (document) => ({ ...{ version: 0, copies: [] }, ...document, ...planContent(document) }),
    screenings: (document) => ({ ...{ amendsId: '', language: 'en' }, ...document, ...answers(document) }),
    tasks: (document) => ({ recurrence: null, history: [], escalation: null, referral: null, ...document }),
    resources: (document) => ({
      ...{ description: '', hours: '', address: '', latitude: null, longitude: null },
      ...document,
    }),
    reviewItems: (document) => document,
  },
  local: (id, value) => {
    if (value === null) return value;
    if (id === 'screening-drafts') return (value as Item[]).map((draft) => ({ ...draft, ...answers(draft) }));
    return id.startsWith('care-plan-draft-') ? planDraft(value as Item) : value;
  },
};

function planDraft(draft: Item): Item {
  const content: Item = JSON.parse(draft.content as string);
  return {
    ...draft,
    base: draft.base && planContent(draft.base as Item),
    content: JSON.stringify({ ...content, ...planContent(content) }),
  };
}

function planContent(plan: OldDocument): Item {
  return {
    sections: plan.sections ?? [],
    problems: items(plan.problems, { codeStatus: 'none', expectedOutcome: '' }),
    goals: items(plan.goals, { baseline: null, nextReviewOn: '' }),
    interventions: items(plan.interventions, { taskId: '' }),
    barriers: items(plan.barriers, { goalId: '' }),
  };
}

function answers({ items: answered }: OldDocument): Item {
  return { items: ((answered ?? []) as Item[]).map((item) => ({ instance: '', ...item })) };
}

/** The items of a list, each with what it did not have, in the order they stood in. */
function items(list: unknown, added: Item): Item[] {
  return ((list ?? []) as Item[]).map((item, order) => ({ ...added, order, ...item }));
}
