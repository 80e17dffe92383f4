/** @file How a form is named in an address: by the url of the form, by a draft that was left, or by a screening that is corrected. */
import type { ScreeningDraft } from '#shared/contract/engine/screenings.ts';
import { urlOfCanonical } from '#shared/domain/questionnaire/effective-screenings.ts';

export type FormAddress =
  | { kind: 'form'; url: string }
  | { kind: 'draft'; draftId: string }
  | { kind: 'amend'; screeningId: string };

/** The name of the newest version of a form. */
export function formAddress(canonical: string): string {
  return urlOfCanonical(canonical);
}

/** The name of a draft, on whatever version it was begun. */
export function draftAddress({ draftId, amendsId }: Pick<ScreeningDraft, 'draftId' | 'amendsId'>): string {
  return amendsId === '' ? `draft-${draftId}` : amendAddress(amendsId);
}

/** The name of the correction of a screening. */
export function amendAddress(screeningId: string): string {
  return `amend-${screeningId}`;
}

/** What a name stands for. */
export function readAddress(name: string): FormAddress {
  if (name.startsWith('draft-')) return { kind: 'draft', draftId: name.slice('draft-'.length) };
  if (name.startsWith('amend-')) return { kind: 'amend', screeningId: name.slice('amend-'.length) };
  return { kind: 'form', url: name };
}
