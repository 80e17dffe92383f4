import type { DragEvent } from 'react';
import { usePlanDesk } from './plan-context.ts';
import type { PlanList } from './plan-outline.ts';

let dragged: { list: PlanList; id: string } | null = null;

/** What makes a row of the plan a place to drop another of its list, and known to the keys that move it: `usePlanShortcuts`. */
export function useDropPlace(list: PlanList, id: string) {
  const { actions } = usePlanDesk();
  return {
    'data-plan-item': `${list}/${id}`,
    onDragOver: (event: DragEvent) => {
      if (dragged?.list !== list || dragged.id === id) return;
      event.preventDefault();
      event.stopPropagation();
    },
    onDrop: (event: DragEvent) => {
      if (dragged?.list !== list || dragged.id === id) return;
      event.preventDefault();
      event.stopPropagation();
      actions.moveTo(list, dragged.id, id);
    },
  };
}

/** What makes an element the handle that the pointer drags a row by. */
export function dragHandle(list: PlanList, id: string) {
  return {
    draggable: true,
    onDragStart: (event: DragEvent) => {
      dragged = { list, id };
      event.dataTransfer.effectAllowed = 'move';
      event.stopPropagation();
      const whole = event.currentTarget.closest('[data-plan-item]');
      if (whole !== null) event.dataTransfer.setDragImage(whole, 12, 12);
    },
    onDragEnd: () => {
      dragged = null;
    },
  };
}

/** The item of the plan that holds an element, or null. */
export function planItemAt(element: EventTarget | null): { list: PlanList; id: string } | null {
  if (!(element instanceof Element)) return null;
  const [list, id] = element.closest<HTMLElement>('[data-plan-item]')?.dataset.planItem?.split('/') ?? [];
  return list === undefined || id === undefined ? null : { list: list as PlanList, id };
}
