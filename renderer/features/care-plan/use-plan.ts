import type { PatientChart } from '#shared/contract/engine/patients.ts';
import type { CarePlanContent } from '#shared/domain/care-plan.ts';
import { editPlan, undoPlan, usePlanDrafts } from './plan-draft-store.ts';
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
  /** Changes the content in one step of undo. */
  edit(change: (content: CarePlanContent) => CarePlanContent): void;
  /** Changes fields of an item; typing in the same fields in a row is one step of undo. */
  change<List extends PlanList>(list: List, id: string, fields: Partial<PlanItems[List]>): void;
  remove(list: PlanList, id: string): void;
  undo(): void;
}

/** The plan of the chart with the unsaved edits of this desk over it. */
export function usePlan(chart: PatientChart): EditablePlan {
  const patientId = chart.patient.id;
  const draft = usePlanDrafts((state) => state.drafts[patientId]);
  const start = {
    base: chart.carePlan === null ? null : contentOf(chart.carePlan),
    content: contentOf(chart.carePlan),
  };
  const { base, content } = draft ?? start;
  return {
    content,
    base,
    isEditable: chart.mayWrite,
    changes: draft === undefined ? 0 : countChanges(contentOf(base), content),
    canUndo: (draft?.past.length ?? 0) > 0,
    edit: (change) => editPlan(patientId, start, change),
    change: (list, id, fields) =>
      editPlan(
        patientId,
        start,
        (present) => changeItem(present, list, id, fields),
        `${id}.${Object.keys(fields).join()}`,
      ),
    remove: (list, id) => editPlan(patientId, start, (present) => removeItem(present, list, id)),
    undo: () => undoPlan(patientId),
  };
}
