import { createContext, useContext } from 'react';
import { useShallow } from 'zustand/react/shallow';
import type { PatientChart } from '#shared/contract/engine/patients.ts';
import type { CarePlanContent } from '#shared/domain/care-plan.ts';
import { emptyPlan } from './plan-edits.ts';
import type { PlanItems, PlanList } from './plan-outline.ts';
import { type OpenPlan, usePlans } from './plan-store.ts';

/** The ways to change an open plan. The same object as long as the plan is open, so that rows need not be drawn anew. */
export interface PlanActions {
  /** Changes the content in one step of undo; with the same `touch` in a row still in one. */
  edit(change: (content: CarePlanContent) => CarePlanContent, touch?: string): void;
  /** Changes fields of an item; typing in the same fields in a row is one step of undo. */
  change<List extends PlanList>(list: List, id: string, fields: Partial<PlanItems[List]>): void;
  /** Removes an item with what hangs from it; the notice takes it back. */
  remove(list: PlanList, id: string): void;
  /** Moves an item down among those it stands with, up when negative. */
  move(list: PlanList, id: string, steps: number): void;
  /** Moves an item to where another of its list stands. */
  moveTo(list: PlanList, id: string, placeOf: string): void;
  undo(): void;
  redo(): void;
}

export interface PlanDesk {
  patientId: string;
  isEditable: boolean;
  actions: PlanActions;
}

export const PlanContext = createContext<PlanDesk | null>(null);
/** The chart beside the plan: needs, conditions, measurements. Changes with every fetch, so only what is opened asks for it. */
export const PlanChartContext = createContext<PatientChart | null>(null);

/** The plan that the rows around are of. */
export function usePlanDesk(): PlanDesk {
  const desk = useContext(PlanContext);
  if (desk === null) throw new Error('A row of a plan stands outside of one.');
  return desk;
}

/** The chart of the patient whose plan this is. */
export function usePlanChart(): PatientChart {
  const chart = useContext(PlanChartContext);
  if (chart === null) throw new Error('A row of a plan stands outside of one.');
  return chart;
}

/** A part of the open plan; drawn anew only when it becomes another one. */
export function usePlanPart<Part>(select: (plan: OpenPlan) => Part, whenClosed: Part): Part {
  const { patientId } = usePlanDesk();
  return usePlans(({ plans }) => {
    const plan = plans[patientId];
    return plan === undefined ? whenClosed : select(plan);
  });
}

/** One item, or undefined once it is gone. */
export function usePlanItem<List extends PlanList>(list: List, id: string): PlanItems[List] | undefined {
  return usePlanPart<PlanItems[List] | undefined>(
    ({ content }) => (content[list] as PlanItems[List][]).find((item) => item.id === id),
    undefined,
  );
}

/** Ids by their places; the same list as long as they are the same. */
export function usePlanIds(select: (content: CarePlanContent) => string[]): string[] {
  const { patientId } = usePlanDesk();
  return usePlans(useShallow(({ plans }) => select(plans[patientId]?.content ?? emptyPlan)));
}
