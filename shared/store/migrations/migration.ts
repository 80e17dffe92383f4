/** @file What a migration is. Nothing in this folder imports anything that lives: a migration keeps its meaning while the shapes go on. */

/** A document as an older version of the app wrote it. */
export type OldDocument = Readonly<Record<string, unknown>>;

/**
 * One step of the store from a format to the next. Its functions are pure, fast and total: they take every document that the format before
 * could hold, never drop one, and give the same answer each time, because the answer is made twice and compared.
 */
export interface Migration {
  /** The format this step leads to: the number of its file name. The first migration leads to 2. */
  readonly format: number;
  /** By the name of a collection, how its documents change. A collection that is not named stays as it is. */
  readonly documents: Readonly<Record<string, (document: OldDocument) => OldDocument>>;
  /** How local documents (drafts, the clock) change; given the id and the value. */
  readonly local?: (id: string, value: unknown) => unknown;
}
