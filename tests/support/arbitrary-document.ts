import fc from 'fast-check';
import type { z } from 'zod';

/** Text that FHIR can hold where it has no empty one; a list has none either. */
const SOLID = new Set(['system', 'code', 'display']);

const words = fc.oneof(
  fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' }),
  fc.constantFrom('Rosa', ' two  blanks ', '< 5', 'a\nb', '<b>&"', '12', '¿Sí?'),
);

interface Definition {
  type: string;
  shape?: Record<string, z.ZodType>;
  element?: z.ZodType;
  options?: z.ZodType[];
  innerType?: z.ZodType;
  entries?: Record<string, string>;
  values?: unknown[];
}

/** Documents of a shape: every field with all that its shape allows, ids and dates that are some. */
export function arbitraryDocument<Shape extends z.ZodObject>(shape: Shape): fc.Arbitrary<z.infer<Shape>> {
  return arbitrary(shape, '').filter((value) => shape.safeParse(value).success) as fc.Arbitrary<
    z.infer<Shape>
  >;
}

function arbitrary(schema: z.ZodType, field: string): fc.Arbitrary<unknown> {
  const definition = schema.def as unknown as Definition;
  switch (definition.type) {
    case 'object':
      return fc.record(
        Object.fromEntries(
          Object.entries(definition.shape ?? {}).map(([name, inner]) => [name, arbitrary(inner, name)]),
        ),
        {
          requiredKeys: Object.entries(definition.shape ?? {})
            .filter(([, inner]) => (inner.def as unknown as Definition).type !== 'optional')
            .map(([name]) => name),
        },
      );
    case 'array':
      return fc.array(arbitrary(definition.element as z.ZodType, 'system'), { maxLength: 2 });
    case 'union':
      return fc.oneof(...(definition.options ?? []).map((option) => arbitrary(option, field)));
    case 'nullable':
      return fc.option(arbitrary(definition.innerType as z.ZodType, field), { nil: null });
    case 'optional':
      return arbitrary(definition.innerType as z.ZodType, field);
    case 'enum':
      return fc.constantFrom(...Object.values(definition.entries ?? {}));
    case 'literal':
      return fc.constantFrom(...(definition.values ?? []));
    case 'boolean':
      return fc.boolean();
    case 'number':
      return numberOf(schema);
    case 'string':
      return textOf(schema, field);
    default:
      throw new Error(`No way is known to make a ${definition.type}.`);
  }
}

const NUMBERS = [0, 1, 3, 10, 42, 99.5, -4, 0.125, 12345.678];

function numberOf(schema: z.ZodType): fc.Arbitrary<unknown> {
  return fc.constantFrom(...NUMBERS.filter((value) => schema.safeParse(value).success));
}

const PATTERNS = [
  fc.uuid(),
  fc
    .date({
      min: new Date('1950-01-01T00:00:00Z'),
      max: new Date('2030-01-01T00:00:00Z'),
      noInvalidDate: true,
    })
    .map((date) => date.toISOString()),
  fc
    .date({
      min: new Date('1950-01-01T00:00:00Z'),
      max: new Date('2030-01-01T00:00:00Z'),
      noInvalidDate: true,
    })
    .map((date) => date.toISOString().slice(0, 10)),
  fc.constantFrom('08:00', '17:30'),
  fc.constantFrom('2026-02', '2026-11'),
];

/** Free text, or of the patterns the one that the schema takes. */
function textOf(schema: z.ZodType, field: string): fc.Arbitrary<unknown> {
  if (schema.safeParse('~').success) {
    const text = words.filter((value) => schema.safeParse(value).success);
    const mayBeEmpty = !SOLID.has(field) && schema.safeParse('').success;
    return mayBeEmpty ? fc.oneof(fc.constant(''), text) : text;
  }
  const [sample] = PATTERNS.filter((pattern) =>
    fc.sample(pattern, { numRuns: 1, seed: 1 }).every((value) => schema.safeParse(value).success),
  );
  if (sample === undefined) throw new Error(`No text is known for the field ${field}.`);
  return sample;
}
