import type { CallNote } from '#shared/domain/call.ts';

/** The element id of a section of the note. */
export function noteFieldId(section: keyof CallNote): string {
  return `note-${section}`;
}

/** Puts the cursor at the end of a section of the note. */
export function focusNote(section: keyof CallNote): void {
  const field = document.getElementById(noteFieldId(section));
  if (!(field instanceof HTMLTextAreaElement)) return;
  field.focus();
  field.setSelectionRange(field.value.length, field.value.length);
}
