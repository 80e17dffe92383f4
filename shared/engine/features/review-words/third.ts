/** @file A value that a person gives herself, instead of one of the two. */
import { z } from 'zod';
import { choiceLabel } from '#shared/content/field-labels.ts';
import type { ReviewEntry } from '#shared/contract/engine/reviews.ts';
import { ActorId, Id, Instant, LocalDate } from '#shared/domain/primitives.ts';
import type { Place } from './place.ts';
import { unwrapped } from './place.ts';
import { allows, choicesOf } from './value.ts';

/** How a third value of a place is given; null where only the two can be picked. */
export function thirdOf({ shape, way }: Pick<Place, 'shape' | 'way'>): ReviewEntry['third'] {
  if (shape === null) return null;
  const choices = choicesOf(shape);
  if (choices !== null) return { input: 'choice', options: choices.map((code) => choiceLabel(way, code)) };
  if (allows(shape, Instant) || allows(shape, Id) || allows(shape, ActorId)) return null;
  if (allows(shape, LocalDate)) return { input: 'date', options: [] };
  const inner = unwrapped(shape);
  if (inner instanceof z.ZodBoolean) return { input: 'choice', options: ['Yes', 'No'] };
  if (inner instanceof z.ZodNumber) return { input: 'number', options: [] };
  return inner instanceof z.ZodString ? { input: 'text', options: [] } : null;
}

/** The value that was meant by a text, or why it cannot stand there. */
export function readThird(
  { shape, way }: Pick<Place, 'shape' | 'way'>,
  text: string,
): { value: unknown } | { problem: string } {
  const third = thirdOf({ shape, way });
  if (shape === null || third === null) return { problem: 'Pick one of the two values.' };
  const value = meant(shape, way, text.trim());
  const isThere = value !== undefined && value !== '';
  return isThere && z.safeParse(shape, value).success ? { value } : { problem: problemOf(third) };
}

function problemOf({ input, options }: NonNullable<ReviewEntry['third']>): string {
  if (input === 'choice') return `Choose one of: ${options.join(', ')}.`;
  if (input === 'number') return 'Enter a number that can stand there.';
  if (input === 'date') return 'Enter a date such as 2026-11-21.';
  return 'Write the value, not longer than the field is, or pick one of the two.';
}

function meant(shape: z.core.$ZodType, way: string, text: string): unknown {
  const inner = unwrapped(shape);
  const choices = choicesOf(shape);
  if (choices !== null) return choices.find((code) => choiceLabel(way, code) === text);
  if (inner instanceof z.ZodBoolean) return { Yes: true, No: false }[text];
  if (!(inner instanceof z.ZodNumber)) return text;
  return text === '' || Number.isNaN(Number(text)) ? undefined : Number(text);
}
