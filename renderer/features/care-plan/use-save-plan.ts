import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useEngine } from '../../client/EngineProvider.tsx';
import { errorSentence } from '../../client/error-sentence.ts';
import { notify } from '../../ui/notices/notices.ts';
import { contentOf, emptyPlan, isSameContent } from './plan-edits.ts';
import { planProblems } from './plan-problems.ts';
import { closePlan, flushPlan, goOnAfterSave, openPlanOf } from './plan-store.ts';
import { keptPlanKey } from './use-plan.ts';

/** Saves the open plan over what others changed meanwhile, or throws the edit away. */
export function useSavePlan(patientId: string) {
  const engine = useEngine();
  const queryClient = useQueryClient();
  const saving = useMutation(engine.carePlans.save.mutationOptions());
  const discarding = useMutation(engine.carePlans.discardDraft.mutationOptions());
  const [problems, setProblems] = useState<string[]>([]);
  const forgetKept = () => queryClient.setQueryData(keptPlanKey(patientId), null);
  const isBusy = saving.isPending || discarding.isPending;

  const save = async () => {
    const plan = openPlanOf(patientId);
    if (plan === undefined || isBusy || isSameContent(plan.base ?? emptyPlan, plan.content)) return;
    const found = planProblems(plan.content);
    setProblems(found);
    if (found.length > 0) return;
    // A draft still on its way to disk must not arrive after the save that ends it.
    await flushPlan(patientId);
    const { base, content: sent } = openPlanOf(patientId) ?? plan;
    saving.mutate(
      { patientId, base, content: sent },
      {
        onSuccess: (saved) => {
          forgetKept();
          goOnAfterSave(patientId, sent, contentOf(saved));
          notify('Care plan saved on this device.', { tone: 'good' });
        },
        onError: (error) => setProblems([errorSentence(error)]),
      },
    );
  };
  const discard = async () => {
    await flushPlan(patientId);
    discarding.mutate(
      { patientId },
      {
        onSuccess: () => {
          forgetKept();
          closePlan(patientId);
          setProblems([]);
          notify('Changes discarded. The plan is as it was saved.');
        },
        onError: (error) => setProblems([errorSentence(error)]),
      },
    );
  };
  return { save: () => void save(), discard: () => void discard(), isBusy, problems };
}
