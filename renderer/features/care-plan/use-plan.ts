import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef } from 'react';
import type { PatientChart } from '#shared/contract/engine/patients.ts';
import type { CarePlanContent } from '#shared/domain/care-plan.ts';
import { useEngineClient } from '../../client/EngineProvider.tsx';
import { errorSentence } from '../../client/error-sentence.ts';
import { useWritingIn } from '../clock/wrong-chart.ts';
import { planActions } from './plan-actions.ts';
import type { PlanDesk } from './plan-context.ts';
import { contentOf } from './plan-edits.ts';
import { flushPlan, type KeepPlan, openPlan, usePlans } from './plan-store.ts';
import { useOthersChanges } from './use-others-changes.ts';

/** Opens the plan of the chart, with the edit that was left on this device. Null while that is being looked for. */
export function usePlan(chart: PatientChart): PlanDesk | null {
  const patientId = chart.patient.id;
  const isOpen = useOpenPlan(chart);
  const onWriting = useWritingIn(chart.patient);
  useOthersChanges(patientId, chart.carePlan);
  useFlushOnLeave(patientId);
  const isEditable = chart.mayWrite;
  const desk = useMemo(
    () => ({ patientId, isEditable, actions: planActions(patientId, onWriting) }),
    [patientId, isEditable, onWriting],
  );
  return isOpen ? desk : null;
}

/** Where the query cache holds the edit that the engine kept. */
export function keptPlanKey(patientId: string): readonly string[] {
  return ['kept-care-plan', patientId];
}

function useOpenPlan(chart: PatientChart): boolean {
  const client = useEngineClient();
  const patientId = chart.patient.id;
  const isOpen = usePlans(({ plans }) => plans[patientId] !== undefined);
  const kept = useQuery({
    queryKey: keptPlanKey(patientId),
    queryFn: () => client.carePlans.draft({ patientId }),
    enabled: chart.mayWrite && !isOpen,
    gcTime: 0,
  });
  const isSettled = !chart.mayWrite || kept.isFetched;
  const found = kept.data?.patientId === patientId ? kept.data : null;
  const latest = useRef(chart.carePlan);
  latest.current = chart.carePlan;
  useEffect(() => {
    if (isOpen || !isSettled) return;
    const keep: KeepPlan = async ({ base, content }) => {
      try {
        return await client.carePlans.saveDraft({ patientId, base, content: JSON.stringify(content) });
      } catch (error) {
        throw new Error(errorSentence(error));
      }
    };
    const stored = latest.current;
    const present = { base: stored && contentOf(stored), content: contentOf(stored) };
    const left = found && { base: found.base, content: JSON.parse(found.content) as CarePlanContent };
    openPlan(patientId, left ?? present, keep, found?.savedAt);
  }, [client, patientId, isOpen, isSettled, found]);
  return isOpen;
}

function useFlushOnLeave(patientId: string): void {
  useEffect(() => {
    const flush = () => void flushPlan(patientId);
    document.addEventListener('visibilitychange', flush);
    window.addEventListener('pagehide', flush);
    return () => {
      document.removeEventListener('visibilitychange', flush);
      window.removeEventListener('pagehide', flush);
      flush();
    };
  }, [patientId]);
}
