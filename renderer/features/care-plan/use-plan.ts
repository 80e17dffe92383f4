import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { PatientChart } from '#shared/contract/engine/patients.ts';
import type { CarePlanContent } from '#shared/domain/care-plan.ts';
import { useEngineClient } from '../../client/EngineProvider.tsx';
import { errorSentence } from '../../client/error-sentence.ts';
import { useWritingIn } from '../clock/wrong-chart.ts';
import type { AutosaveState } from '../patient/autosave/autosave.ts';
import {
  adoptPlan,
  editPlan,
  flushPlan,
  type KeepPlan,
  undoPlan,
  usePlanDrafts,
} from './plan-draft-store.ts';
import {
  changeItem,
  contentOf,
  countChanges,
  type PlanItems,
  type PlanList,
  removeItem,
} from './plan-edits.ts';

/** The plan as the editor shows it, with the ways to change it. */
export interface EditablePlan {
  content: CarePlanContent;
  /** What the edit started from; null when there is no plan yet. */
  base: CarePlanContent | null;
  isEditable: boolean;
  changes: number;
  canUndo: boolean;
  /** How much of the edit is on disk; null when nothing is being edited. */
  keeping: AutosaveState | null;
  /** Changes the content in one step of undo. */
  edit(change: (content: CarePlanContent) => CarePlanContent): void;
  /** Changes fields of an item; typing in the same fields in a row is one step of undo. */
  change<List extends PlanList>(list: List, id: string, fields: Partial<PlanItems[List]>): void;
  remove(list: PlanList, id: string): void;
  undo(): void;
}

/** The plan of the chart with the unsaved edits of this desk over it. Null while the kept edit is being looked for. */
export function usePlan(chart: PatientChart): EditablePlan | null {
  const patientId = chart.patient.id;
  const keep = useKeepPlan(patientId);
  const isSettled = useKeptEdit(chart, keep);
  const draft = usePlanDrafts((state) => state.drafts[patientId]);
  const present = contentOf(chart.carePlan);
  const start = { base: chart.carePlan === null ? null : present, content: present };
  useFlushOnLeave(patientId);
  const onWriting = useWritingIn(chart.patient);
  if (!isSettled) return null;

  const { base, content } = draft ?? start;
  const begin = () => {
    adoptPlan(patientId, start, keep);
    onWriting();
  };
  return {
    content,
    base,
    isEditable: chart.mayWrite,
    changes: draft === undefined ? 0 : countChanges(contentOf(base), content),
    canUndo: (draft?.past.length ?? 0) > 0,
    keeping: draft?.saving ?? null,
    edit: (change) => {
      begin();
      editPlan(patientId, change);
    },
    change: (list, id, fields) => {
      begin();
      editPlan(
        patientId,
        (plan) => changeItem(plan, list, id, fields),
        `${id}.${Object.keys(fields).join()}`,
      );
    },
    remove: (list, id) => {
      begin();
      editPlan(patientId, (plan) => removeItem(plan, list, id));
    },
    undo: () => undoPlan(patientId),
  };
}

/** Where the query cache holds the edit that the engine kept. */
export function keptPlanKey(patientId: string): readonly string[] {
  return ['kept-care-plan', patientId];
}

function useKeepPlan(patientId: string): KeepPlan {
  const client = useEngineClient();
  return async ({ base, content }) => {
    try {
      return await client.carePlans.saveDraft({ patientId, base, content: JSON.stringify(content) });
    } catch (error) {
      throw new Error(errorSentence(error));
    }
  };
}

/** Brings back the edit that was left on this device. Answers whether that has been looked for. */
function useKeptEdit(chart: PatientChart, keep: KeepPlan): boolean {
  const client = useEngineClient();
  const patientId = chart.patient.id;
  const isHere = usePlanDrafts((state) => state.drafts[patientId] !== undefined);
  const kept = useQuery({
    queryKey: keptPlanKey(patientId),
    queryFn: () => client.carePlans.draft({ patientId }),
    enabled: chart.mayWrite && !isHere,
    gcTime: 0,
  });
  const found = kept.data ?? null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `keep` is made anew at each render and says the same
  useEffect(() => {
    if (found === null || found.patientId !== patientId) return;
    adoptPlan(
      patientId,
      { base: found.base, content: JSON.parse(found.content) as CarePlanContent },
      keep,
      found.savedAt,
    );
  }, [found, patientId]);
  return isHere || !chart.mayWrite || (kept.isFetched && found === null) || kept.isError;
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
