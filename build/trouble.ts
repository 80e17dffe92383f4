/** Something that the person at the terminal can remedy: the message says what is wrong and what to do. */
export class Trouble extends Error {
  override readonly name = 'Trouble';
}

/** Prints an error for the person at the terminal: one sentence for what they can remedy, the trace for our own faults. */
export function printTrouble(error: unknown): void {
  // By name, so that setting up needs none of the server's modules.
  const known =
    error instanceof Error && ['Trouble', 'EmbeddedPostgresError', 'StartError'].includes(error.name);
  if (known) console.error(error.message);
  else console.error('Careline stopped because of a fault of its own:', error);
}
