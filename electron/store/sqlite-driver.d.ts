// The driver ships its types outside its package exports, where the compiler may not look; this is the part the store uses.
declare module 'better-sqlite3-multiple-ciphers' {
  namespace Database {
    interface Options {
      readonly?: boolean;
      fileMustExist?: boolean;
      /** How long to wait for another connection's lock, in milliseconds. */
      timeout?: number;
    }
    interface RunResult {
      changes: number;
      lastInsertRowid: number | bigint;
    }
    interface Statement<Parameters extends unknown[] = unknown[], Row = unknown> {
      run(...parameters: Parameters | [Parameters]): RunResult;
      get(...parameters: Parameters): Row | undefined;
      all(...parameters: Parameters): Row[];
      iterate(...parameters: Parameters): IterableIterator<Row>;
      /** Answers with the first column instead of a row object. */
      pluck(): this;
    }
    interface Transaction<Parameters extends unknown[], Result> {
      (...parameters: Parameters): Result;
      immediate(...parameters: Parameters): Result;
    }
    interface Database {
      readonly open: boolean;
      readonly inTransaction: boolean;
      key(key: Uint8Array): number;
      prepare<Parameters extends unknown[] = unknown[], Row = unknown>(
        sql: string,
      ): Statement<Parameters, Row>;
      transaction<Parameters extends unknown[], Result>(
        work: (...parameters: Parameters) => Result,
      ): Transaction<Parameters, Result>;
      exec(sql: string): this;
      pragma(source: string, options?: { simple?: boolean }): unknown;
      close(): this;
    }
  }
  const Database: new (path: string, options?: Database.Options) => Database.Database;
  // biome-ignore lint/style/noDefaultExport: the driver exports its class so.
  export default Database;
}
