import { useEffect } from 'react';
import { isField } from './is-field.ts';
import { useShortcutRegistry, useShortcutSettings } from './shortcuts.ts';

const SEQUENCE_WITHIN = 900;

/** Hears the keyboard for all registered shortcuts. Once per app. */
export function ShortcutListener() {
  useEffect(() => {
    let first = '';
    let firstAt = 0;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      // With Alt a letter may be a sign of the person's own keyboard; an arrow never is.
      if (event.altKey && (event.ctrlKey || !event.key.startsWith('Arrow'))) return;
      if (event.key === 'Escape' && leaveField(event.target)) return;
      const withControl = event.ctrlKey || event.metaKey;
      const withKey = withControl || event.altKey;
      if (!withKey && (!useShortcutSettings.getState().areSingleKeysOn || isBusy(event.target))) return;
      if (!withKey && event.key === 'Enter' && isInteractive(event.target)) return;
      const pressed = pressedKeys(event, withControl);
      const isSecond = first !== '' && event.timeStamp - firstAt < SEQUENCE_WITHIN;
      const found =
        (isSecond ? find(`${first} ${pressed}`, event.target) : undefined) ?? find(pressed, event.target);
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

function pressedKeys(event: KeyboardEvent, withControl: boolean): string {
  if (event.altKey) return `Alt+${event.key}`;
  if (!withControl) return event.key;
  const withShift = event.shiftKey && /^[a-z]$/i.test(event.key);
  return `Ctrl+${withShift ? 'Shift+' : ''}${event.key.toLowerCase()}`;
}

function find(keys: string, target: EventTarget | null) {
  const { shortcuts } = useShortcutRegistry.getState();
  return shortcuts.findLast((shortcut) => shortcut.keys === keys && (shortcut.isMeant?.(target) ?? true));
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

function isModalOpen(): boolean {
  return document.querySelector('[role=dialog][aria-modal=true], [role=menu]') !== null;
}

function isInteractive(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.matches('a, button, summary, [role=tab], [role=button], [role=menuitem]')
  );
}
