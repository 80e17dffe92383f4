/** @file What a version of the app knows of the store: its schemas, and the way there from every older format. */
import type { RxJsonSchema } from 'rxdb';
import type { CollectionName } from '#shared/domain/document.ts';
import { MIGRATIONS } from '../migrations/index.ts';
import type { Migration } from '../migrations/migration.ts';
import { schemaOf } from '../schemas.ts';
import { formatOf } from './format.ts';

/** Schemas and migrations that belong together. Tests make their own; the app has one. */
export interface StorePlan {
  readonly format: number;
  readonly migrations: readonly Migration[];
  // biome-ignore lint/suspicious/noExplicitAny: RxDB's schema type differs for each collection.
  readonly schemaOf: (name: CollectionName) => RxJsonSchema<any>;
}

/** A plan of the migrations and the schemas they lead to. */
export function makePlan(
  migrations: readonly Migration[],
  schema: StorePlan['schemaOf'] = schemaOf,
): StorePlan {
  return { format: formatOf(migrations), migrations, schemaOf: schema };
}

/** The plan of this version of the app. */
export const STORE_PLAN: StorePlan = makePlan(MIGRATIONS);
