/** @file Whether a value fits a shape, told several times faster than by parsing it: thousands of documents of a pull are asked about at once. */
import { z } from 'zod';

type Shape = z.core.$ZodType;
type Fits = (value: unknown) => boolean;
/** What zod keeps of a shape or of a check of one. */
type Definition = Record<string, unknown> & { type: string; checks?: readonly Shape[] };

/**
 * Makes the test for a shape. True means that zod would parse the value; after false it is zod's to say. Whatever in the shape this does not know, zod
 * is asked about.
 */
export function surelyFits(shape: Shape): Fits {
  const definition = definitionOf(shape);
  const checks = (definition.checks ?? []).map((check) => checkOf(definitionOf(check)));
  const fits = definition.format === undefined ? fitsOf(definition) : null;
  if (fits === null || checks.includes(null)) return (value) => z.safeParse(shape, value).success;
  return all([fits, ...(checks as Fits[])]);
}

function definitionOf(shape: Shape): Definition {
  return shape._zod.def as unknown as Definition;
}

function all([first, second, ...others]: readonly Fits[]): Fits {
  if (!first) return () => true;
  if (!second) return first;
  const rest = all([second, ...others]);
  return (value) => first(value) && rest(value);
}

/** The test for a shape without its checks; null for one that is not known here. */
function fitsOf(definition: Definition): Fits | null {
  switch (definition.type) {
    case 'string':
      return (value) => typeof value === 'string';
    case 'number':
      return (value) => Number.isFinite(value);
    case 'boolean':
      return (value) => typeof value === 'boolean';
    case 'unknown':
      return () => true;
    case 'literal':
      return oneOf(definition.values as readonly unknown[]);
    case 'enum':
      return oneOf(Object.values(definition.entries as object));
    case 'nullable': {
      const inner = surelyFits(definition.innerType as Shape);
      return (value) => value === null || inner(value);
    }
    case 'optional': {
      const inner = surelyFits(definition.innerType as Shape);
      return (value) => value === undefined || inner(value);
    }
    case 'array': {
      const element = surelyFits(definition.element as Shape);
      return (value) => Array.isArray(value) && hasOnly(value, element);
    }
    case 'union':
      return unionOf(definition);
    case 'object':
      return objectOf(definition);
    case 'record':
      return recordOf(definition);
    default:
      return null;
  }
}

/** As zod looks at a list: also at items that are not there. */
function hasOnly(items: readonly unknown[], fits: Fits): boolean {
  for (let at = 0; at < items.length; at += 1) if (!fits(items[at])) return false;
  return true;
}

function oneOf(values: readonly unknown[]): Fits {
  const allowed = new Set(values);
  return (value) => allowed.has(value);
}

function unionOf({ options, inclusive, discriminator }: Definition): Fits | null {
  // Of some unions exactly one shape has to fit.
  if (inclusive === false && discriminator === undefined) return null;
  const tests = (options as readonly Shape[]).map(surelyFits);
  return (value) => tests.some((fits) => fits(value));
}

function objectOf({ shape, catchall }: Definition): Fits | null {
  if (catchall && definitionOf(catchall as Shape).type !== 'unknown') return null;
  const fields = Object.entries(shape as Record<string, Shape>).map(([name, field]) => ({
    name,
    fits: surelyFits(field),
    isNeeded: definitionOf(field).type !== 'optional',
  }));
  return (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
    for (const { name, fits, isNeeded } of fields) {
      const field = (value as Record<string, unknown>)[name];
      if (field === undefined ? isNeeded : !fits(field)) return false;
    }
    return true;
  };
}

function recordOf({ keyType, valueType }: Definition): Fits {
  const key = surelyFits(keyType as Shape);
  const fits = surelyFits(valueType as Shape);
  return (value) =>
    typeof value === 'object' &&
    value !== null &&
    Object.getPrototypeOf(value) === Object.prototype &&
    Object.entries(value).every(([name, field]) => key(name) && fits(field));
}

/** The test of a check; null for one that is not known here. */
function checkOf(definition: Definition): Fits | null {
  const { check, value: bound, inclusive } = definition as Definition & { value: number };
  const length = (value: unknown) => (value as { length: number }).length;
  switch (check) {
    case 'length_equals':
      return (value) => length(value) === definition.length;
    case 'min_length':
      return (value) => length(value) >= (definition.minimum as number);
    case 'max_length':
      return (value) => length(value) <= (definition.maximum as number);
    case 'string_format': {
      const { format, pattern } = definition as Definition & { pattern: RegExp };
      if (format !== 'regex' || pattern.global || pattern.sticky) return null;
      return (value) => pattern.test(value as string);
    }
    case 'number_format':
      return definition.format === 'safeint' ? Number.isSafeInteger : null;
    case 'greater_than':
      return (value) => (inclusive ? (value as number) >= bound : (value as number) > bound);
    case 'less_than':
      return (value) => (inclusive ? (value as number) <= bound : (value as number) < bound);
    default:
      return null;
  }
}
