import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { PatientChart } from '#shared/contract/engine/patients.ts';
import { useEngine } from '../../client/EngineProvider.tsx';
import { errorSentence } from '../../client/error-sentence.ts';
import { notify } from '../../ui/notices/notices.ts';
import { dropPlan, finishPlan, flushPlan } from './plan-draft-store.ts';
import { contentOf, type Difference, differences } from './plan-edits.ts';
import { planProblems } from './plan-problems.ts';
import { type EditablePlan, keptPlanKey } from './use-plan.ts';

/** Saves the plan over what others changed meanwhile and tells what of theirs came in; or throws the edit away. */
export function useSavePlan(chart: PatientChart, plan: EditablePlan | null) {
  const engine = useEngine();
  const queryClient = useQueryClient();
  const saving = useMutation(engine.carePlans.save.mutationOptions());
  const discarding = useMutation(engine.carePlans.discardDraft.mutationOptions());
  const [problems, setProblems] = useState<string[]>([]);
  const [merged, setMerged] = useState<Difference[]>([]);
  const patientId = chart.patient.id;
  const forgetKept = () => queryClient.setQueryData(keptPlanKey(patientId), null);

  const save = async () => {
    if (plan === null || plan.changes === 0 || saving.isPending) return;
    const found = planProblems(plan.content);
    setProblems(found);
    if (found.length > 0) return;
    const sent = plan.content;
    // A draft still on its way to disk must not arrive after the save that ends it.
    await flushPlan(patientId);
    saving.mutate(
      { patientId, base: plan.base, content: sent },
      {
        onSuccess: (saved) => {
          forgetKept();
          finishPlan(patientId, sent);
          setMerged(differences(sent, contentOf(saved)));
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
          dropPlan(patientId);
          setProblems([]);
          notify('Changes discarded. The plan is as it was saved.');
        },
        onError: (error) => setProblems([errorSentence(error)]),
      },
    );
  };
  return {
    save: () => void save(),
    discard: () => void discard(),
    isBusy: saving.isPending || discarding.isPending,
    problems,
    merged,
    clearMerged: () => setMerged([]),
  };
}
