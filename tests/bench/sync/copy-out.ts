/** @file COPY out of PostgreSQL over a client's connection, row by row, which the client has no call for. */
import type pg from 'pg';

interface Connection {
  query(text: string): void;
}

/** Runs `copy (query) to stdout` and gives each row's columns, as text, to `onRow`. */
export function copyOut(client: pg.Client, query: string, onRow: (columns: string[]) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    let failure: Error | undefined;
    client.query({
      submit: (connection: Connection) => connection.query(`copy (${query}) to stdout`),
      handleCopyData({ chunk }: { chunk: Buffer }) {
        const line = chunk.toString('utf8', 0, chunk.length - 1);
        // The only character of a JSON text that COPY escapes.
        onRow((line.includes('\\') ? line.replaceAll('\\\\', '\\') : line).split('\t'));
      },
      handleCommandComplete: () => undefined,
      handleError(error: Error) {
        failure = error;
      },
      handleReadyForQuery: () => (failure ? reject(failure) : resolve()),
    } as never);
  });
}
