import { isField } from '../../ui/keyboard/is-field.ts';
import { useShortcut } from '../../ui/keyboard/use-shortcut.ts';
import type { PlanDesk } from './plan-context.ts';
import { planItemAt } from './use-draggable.ts';

const EDITOR = '[data-plan-editor]';

/** The keys of the editor. Undo is that of the words somewhere else while somebody writes there. */
export function usePlanShortcuts(desk: PlanDesk | null, save: () => void): void {
  const group = 'Care plan';
  const enabled = desk?.isEditable === true;
  const isOurs = (target: EventTarget | null) =>
    !(target instanceof HTMLElement) || !isField(target) || target.closest(EDITOR) !== null;
  const isInRow = (target: EventTarget | null) => planItemAt(target) !== null;
  const move = (steps: number) => {
    const item = planItemAt(document.activeElement);
    if (item !== null) desk?.actions.move(item.list, item.id, steps);
  };
  useShortcut('Ctrl+s', save, { description: 'Save the care plan', group, enabled });
  useShortcut('Ctrl+z', () => desk?.actions.undo(), {
    ...{ description: 'Undo the last change', group, enabled, isMeant: isOurs },
  });
  useShortcut('Ctrl+Shift+z', () => desk?.actions.redo(), {
    ...{ description: 'Make the change again', group, enabled, isMeant: isOurs },
  });
  useShortcut('Alt+ArrowUp', () => move(-1), {
    ...{ description: 'Move the problem, goal, step or barrier up', group, enabled, isMeant: isInRow },
  });
  useShortcut('Alt+ArrowDown', () => move(1), {
    ...{ description: 'Move the problem, goal, step or barrier down', group, enabled, isMeant: isInRow },
  });
}
