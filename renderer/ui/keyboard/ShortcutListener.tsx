import { useEffect } from 'react';
import { useShortcutRegistry, useShortcutSettings } from './shortcuts.ts';

const SEQUENCE_WITHIN = 900;

/** Hears the keyboard for all registered shortcuts. Once per app. */
export function ShortcutListener() {
  useEffect(() => {
    let first = '';
    let firstAt = 0;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || event.altKey) return;
      if (event.key === 'Escape' && leaveField(event.target)) return;
      const withControl = event.ctrlKey || event.metaKey;
      if (!withControl && (!useShortcutSettings.getState().areSingleKeysOn || isBusy(event.target))) return;
      if (!withControl && event.key === 'Enter' && isInteractive(event.target)) return;
      const pressed = withControl ? `Ctrl+${event.key.toLowerCase()}` : event.key;
      const isSecond = first !== '' && event.timeStamp - firstAt < SEQUENCE_WITHIN;
      const found = (isSecond ? find(`${first} ${pressed}`) : undefined) ?? find(pressed);
      first = pressed;
      firstAt = event.timeStamp;
      if (found === undefined) return;
      first = '';
      event.preventDefault();
      found.run();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
  return null;
}

function find(keys: string) {
  return useShortcutRegistry.getState().shortcuts.findLast((shortcut) => shortcut.keys === keys);
}

/** Escape leaves a field, so that single keys are heard again. A dialog takes it for itself. */
function leaveField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement) || isModalOpen() || !isField(target)) return false;
  target.blur();
  return true;
}

function isBusy(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return isField(target) || isModalOpen();
}

function isField(target: HTMLElement): boolean {
  return (
    target.isContentEditable ||
    target.matches(
      'input:not([type=checkbox]):not([type=radio]):not([type=button]), textarea, select, [role=combobox]',
    )
  );
}

function isModalOpen(): boolean {
  return document.querySelector('[role=dialog][aria-modal=true], [role=menu]') !== null;
}

function isInteractive(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.matches('a, button, summary, [role=tab], [role=button], [role=menuitem]')
  );
}
