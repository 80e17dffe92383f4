import type { CarePlanContent } from '#shared/domain/care-plan.ts';
import { wordsOf } from '#shared/domain/plan-proposals.ts';
import { notify } from '../../ui/notices/notices.ts';
import type { PlanActions } from './plan-context.ts';
import { changeItem, moveItem, moveItemTo, removeItem, siblingsOf } from './plan-edits.ts';
import type { PlanList } from './plan-outline.ts';
import { editPlan, openPlanOf, redoPlan, sayInPlan, undoPlan } from './plan-store.ts';

/** The ways to change the open plan of a patient. `onWriting` is called with each change. */
export function planActions(patientId: string, onWriting: () => void): PlanActions {
  const edit = (change: (content: CarePlanContent) => CarePlanContent, touch = '') => {
    onWriting();
    editPlan(patientId, change, touch);
  };
  const move = (list: PlanList, id: string, change: (content: CarePlanContent) => CarePlanContent) => {
    edit(change);
    const content = openPlanOf(patientId)?.content;
    if (content === undefined) return;
    const siblings = siblingsOf(content, list, id);
    const place = siblings.findIndex((item) => item.id === id);
    const item = siblings[place];
    if (item === undefined) return;
    sayInPlan(patientId, `“${wordsOf(item)}” is now ${place + 1} of ${siblings.length}.`);
  };
  const takeBack = () => {
    onWriting();
    if (!undoPlan(patientId)) notify('Somebody else changed these words since, so they stay.');
  };
  return {
    edit,
    change: (list, id, fields) =>
      edit((content) => changeItem(content, list, id, fields), `${id}.${Object.keys(fields).join()}`),
    remove: (list, id) => {
      edit((content) => removeItem(content, list, id));
      notify('Removed from the plan.', { undo: takeBack });
    },
    move: (list, id, steps) => move(list, id, (content) => moveItem(content, list, id, steps)),
    moveTo: (list, id, placeOf) =>
      move(list, id, (content) => {
        const index = siblingsOf(content, list, id).findIndex((item) => item.id === placeOf);
        return index === -1 ? content : moveItemTo(content, list, id, index);
      }),
    undo: takeBack,
    redo: () => {
      onWriting();
      if (!redoPlan(patientId)) notify('Somebody else changed these words since, so they stay.');
    },
  };
}
