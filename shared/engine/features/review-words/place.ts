/** @file A place in a document, by a path such as `medications/<item id>/dosage`: its shape, and the item it belongs to. */
import { z } from 'zod';
import { fieldLabel, ITEM_LABELS, TITLE_FIELDS } from '#shared/content/field-labels.ts';
import type { CollectionName } from '#shared/domain/document.ts';
import { DOCUMENT_SHAPES } from '#shared/domain/documents.ts';

export interface Place {
  /** Collection and fields, without the ids of items, joined by dots: `patients.medications.dosage`. */
  way: string;
  /** The shape of what may stand there; null when the path leads nowhere in the shape of today. */
  shape: z.core.$ZodType | null;
  /** The innermost list on the way and the id of its item; null for a field of the document itself. */
  item: { list: string; id: string; path: string } | null;
  /** The fields after that item, or of the document; empty when the path names a whole item. */
  fields: string[];
}

/** Follows a path into the shape of a collection's documents. */
export function placeOf(collection: CollectionName, path: string): Place {
  let shape: z.core.$ZodType | null = DOCUMENT_SHAPES[collection];
  const way: string[] = [collection];
  let item: Place['item'] = null;
  let fields: string[] = [];
  const steps = path.split('/').filter((step) => step !== '');
  for (const [index, step] of steps.entries()) {
    const inner: z.core.$ZodType | null = shape && unwrapped(shape);
    if (inner instanceof z.ZodArray) {
      item = { list: way.at(-1) ?? '', id: step, path: steps.slice(0, index + 1).join('/') };
      fields = [];
      shape = inner.element as z.core.$ZodType;
    } else {
      way.push(step);
      fields.push(step);
      shape =
        inner instanceof z.ZodObject ? ((inner.shape[step] as z.core.$ZodType | undefined) ?? null) : null;
    }
  }
  return { way: way.join('.'), shape, item, fields };
}

/** The shape behind `nullable` and `optional`. */
export function unwrapped(shape: z.core.$ZodType): z.core.$ZodType {
  return shape instanceof z.ZodNullable || shape instanceof z.ZodOptional
    ? unwrapped(shape.unwrap() as z.core.$ZodType)
    : shape;
}

/** What the place is about, with the words of its item: `Medicine: Lisinopril 20 mg, dosage`. `itemTitle` may be empty. */
export function placeWords(place: Place, itemTitle: string): string {
  const field = place.fields.map(fieldLabel).join(', ');
  if (place.item === null) return capitalized(field);
  const noun = ITEM_LABELS[place.item.list] ?? capitalized(fieldLabel(place.item.list));
  const title = itemTitle === '' ? noun : `${noun}: ${itemTitle}`;
  return field === '' ? title : `${title}, ${field}`;
}

/** The field that names an item, or undefined when it has none. */
export function titleField(item: unknown): string | undefined {
  if (typeof item !== 'object' || item === null) return undefined;
  const fields = item as Record<string, unknown>;
  return TITLE_FIELDS.find((field) => typeof fields[field] === 'string' && fields[field] !== '');
}

export function capitalized(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
