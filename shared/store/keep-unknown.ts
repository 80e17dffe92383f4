/** @file Fields that a newer version of the app wrote and this one does not know (READ-1). */
import { z } from 'zod';
import type { CollectionName } from '#shared/domain/document.ts';
import { DOCUMENT_SHAPES } from '#shared/domain/documents.ts';
import { isSameValue } from '#shared/sync/content.ts';

type Fields = Record<string, unknown>;
type Shape = z.core.$ZodType;

/**
 * An edited document with the fields of its base that the shape does not name, at every depth: a check against the shape leaves them out.
 * Items are found by id, and values without an id by being the same in all that the shape names.
 */
export function keepUnknown<T extends object>(collection: CollectionName, edited: T, base: object | null): T {
  return base === null ? edited : (kept(DOCUMENT_SHAPES[collection], edited, base) as T);
}

function kept(shape: Shape, edited: unknown, base: unknown): unknown {
  if (shape instanceof z.ZodNullable || shape instanceof z.ZodOptional) {
    return kept(shape.unwrap() as Shape, edited, base);
  }
  if (shape instanceof z.ZodArray && Array.isArray(edited) && Array.isArray(base)) {
    return edited.map((item) => keptItem(shape.element as Shape, item, base));
  }
  if (shape instanceof z.ZodObject && isFields(edited) && isFields(base)) {
    const unknown = Object.entries(base).filter(
      ([field]) => !Object.hasOwn(shape.shape, field) && !field.startsWith('_'),
    );
    const known = Object.entries(edited).map(([field, value]) => {
      const inner: Shape | undefined = shape.shape[field];
      return [field, inner ? kept(inner, value, base[field]) : value];
    });
    return { ...Object.fromEntries(unknown), ...Object.fromEntries(known) };
  }
  return edited;
}

function keptItem(element: Shape, item: unknown, base: readonly unknown[]): unknown {
  if (!isFields(item)) return item;
  if (typeof item.id === 'string') {
    const before = base.find((each) => isFields(each) && each.id === item.id);
    return before === undefined ? item : kept(element, item, before);
  }
  const before = base.find((each) => isSameValue(z.safeParse(element, each).data, item));
  return before ?? item;
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
