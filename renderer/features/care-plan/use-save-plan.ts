import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { PatientChart } from '#shared/contract/engine/patients.ts';
import { useEngine } from '../../client/EngineProvider.tsx';
import { errorSentence } from '../../client/error-sentence.ts';
import { notify } from '../../ui/notices/notices.ts';
import { dropPlan } from './plan-draft-store.ts';
import { contentOf, type Difference, differences } from './plan-edits.ts';
import { planProblems } from './plan-problems.ts';
import type { EditablePlan } from './use-plan.ts';

/** Saves the plan over what others changed meanwhile, and tells what of theirs came in. */
export function useSavePlan(chart: PatientChart, plan: EditablePlan) {
  const save = useMutation(useEngine().carePlans.save.mutationOptions());
  const [problems, setProblems] = useState<string[]>([]);
  const [merged, setMerged] = useState<Difference[]>([]);

  const run = () => {
    if (plan.changes === 0 || save.isPending) return;
    const found = planProblems(plan.content);
    setProblems(found);
    if (found.length > 0) return;
    const sent = plan.content;
    save.mutate(
      { patientId: chart.patient.id, base: plan.base, content: sent },
      {
        onSuccess: (saved) => {
          dropPlan(chart.patient.id);
          setMerged(differences(sent, contentOf(saved)));
          notify('Care plan saved on this device.', { tone: 'good' });
        },
        onError: (error) => setProblems([errorSentence(error)]),
      },
    );
  };
  return { save: run, isSaving: save.isPending, problems, merged, clearMerged: () => setMerged([]) };
}
