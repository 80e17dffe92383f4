import type { Narrative } from '@medplum/fhirtypes';

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** XML allows no other control characters, not even written as entities. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g;

/** A titled paragraph, or nothing where there is no text. */
export function paragraph(title: string, text: string): string {
  return text === '' ? '' : `<p><b>${escapeXml(title)}:</b> ${escapeXml(text)}</p>`;
}

/** The XHTML that FHIR wants; never empty (txt-2). */
export function narrative(status: Narrative['status'], paragraphs: readonly string[]): Narrative {
  const content = paragraphs.join('') || '<p>Nothing is written yet.</p>';
  return { status, div: `<div xmlns="http://www.w3.org/1999/xhtml">${content}</div>` };
}

function escapeXml(text: string): string {
  return text.replace(CONTROL, ' ').replace(/[&<>"]/g, (character) => ENTITIES[character] ?? '');
}
