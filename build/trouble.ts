/** Something that the person at the terminal can remedy: the message says what is wrong and what to do. */
export class Trouble extends Error {
  override readonly name = 'Trouble';
}

/** Prints an error for the person at the terminal: one sentence for what they can remedy, the trace for our own faults. */
export function printTrouble(error: unknown): void {
  const known = error instanceof Trouble || (error instanceof Error && error.name.endsWith('PostgresError'));
  if (known) console.error(error.message);
  else console.error('Careline stopped because of a fault of its own:', error);
}
