import { useMutation, useQuery } from '@tanstack/react-query';
import type { CarePlan } from '#shared/domain/care-plan.ts';
import { useEngine } from '../../client/EngineProvider.tsx';
import { errorSentence } from '../../client/error-sentence.ts';
import { notify } from '../../ui/notices/notices.ts';

/** The plan of a patient with its versions, fetched anew whenever one changes. */
export function usePlanHistory(patientId: string) {
  return useQuery(useEngine().carePlans.versions.queryOptions({ input: { patientId } }));
}

export type PlanDecision = 'submit' | 'approve' | 'return';

const DONE: Readonly<Record<PlanDecision, string>> = {
  submit: 'Submitted. A supervisor sees it as soon as it reaches the server.',
  approve: 'Approved. This version is active now.',
  return: 'Returned with your comment.',
};

/** Submits, approves or returns a plan as it was looked at. */
export function useDecidePlan(onDone: () => void) {
  const engine = useEngine();
  const decisions = {
    submit: useMutation(engine.carePlans.submit.mutationOptions()),
    approve: useMutation(engine.carePlans.approve.mutationOptions()),
    return: useMutation(engine.carePlans.return.mutationOptions()),
  };
  const decide = (decision: PlanDecision, plan: CarePlan, comment: string) => {
    decisions[decision].mutate(
      { patientId: plan.patientId, seenAt: plan.updatedAt, comment },
      {
        onSuccess: () => {
          notify(DONE[decision], { tone: 'good' });
          onDone();
        },
      },
    );
  };
  const failed = Object.values(decisions).find(({ error }) => error !== null);
  return {
    decide,
    isBusy: Object.values(decisions).some(({ isPending }) => isPending),
    problem: failed ? errorSentence(failed.error) : '',
  };
}
