/** @file PouchDB's types, as far as the bench uses it: it ships none. */

export interface PouchDocument {
  _id: string;
  [field: string]: unknown;
}

export interface Pouch {
  bulkDocs(documents: readonly object[]): Promise<readonly { error?: unknown }[]>;
  allDocs(options: object): Promise<{ rows: readonly { doc: PouchDocument }[] }>;
  replicate: { from(url: string, options: object): Promise<{ docs_written: number }> };
  close(): Promise<void>;
}

export type PouchConstructor = new (path: string) => Pouch;
