/**
 * @file A migration as a later version may need it: patients get a required field, which a draft and an interrupted write know too; tasks get a
 * version without a change of their documents. The app never runs it; the tests do.
 */
import type { CollectionName } from '#shared/domain/document.ts';
import type { Migration } from '#shared/store/migrations/migration.ts';
import { schemaOf } from '#shared/store/schemas.ts';
import { schemaVersionAt } from '#shared/store/upgrade/format.ts';
import { makePlan, STORE_PLAN, type StorePlan } from '#shared/store/upgrade/store-plan.ts';

const format = STORE_PLAN.format + 1;

/** The demonstration. `onDocument` is told of each document that it migrates. */
export function demonstration(onDocument: () => void = () => undefined): Migration {
  return {
    format,
    documents: {
      patients: (patient) => {
        onDocument();
        return { ...patient, spokenName: String(patient.givenName).toLowerCase() };
      },
      calls: (call) => ({ ...call, wasRecorded: false }),
      tasks: (task) => task,
    },
    local: (id, value) => (id === 'call-draft' ? { ...(value as object), demonstrated: true } : value),
  };
}

const ADDED: Partial<Record<CollectionName, Record<string, object>>> = {
  patients: { spokenName: { type: 'string' } },
  calls: { wasRecorded: { type: 'boolean' } },
};

/** Today's schemas with the demonstration's fields. */
export function demonstrationPlan(onDocument?: () => void): StorePlan {
  const migrations = [...STORE_PLAN.migrations, demonstration(onDocument)];
  return makePlan(migrations, (name) => {
    const schema = schemaOf(name);
    const added = ADDED[name] ?? {};
    return {
      ...schema,
      version: schemaVersionAt(name, format, migrations),
      properties: { ...schema.properties, ...added },
      required: [...(schema.required ?? []), ...Object.keys(added)],
    } as never;
  });
}
