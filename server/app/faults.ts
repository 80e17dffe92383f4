/**
 * What may be logged of an error: its kind and where it arose. Its message may quote a row or a text of a patient and
 * stays out.
 */
export function describeFault(error: unknown): { fault: string; code: string; at: string[] } {
  if (!(error instanceof Error)) return { fault: typeof error, code: '', at: [] };
  const at = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return { fault: error.name, code: codeOf(error), at: at.slice(0, 8).map((line) => line.trim()) };
}

const AWAY = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
  '57P01',
  '57P02',
  '57P03',
  '53300',
]);

/** Whether the database is gone, starting or full, rather than our question wrong. */
export function isDatabaseAway(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.some(isDatabaseAway);
  if (!(error instanceof Error)) return false;
  return (
    AWAY.has(codeOf(error)) ||
    /timeout exceeded when trying to connect|connection terminated/i.test(error.message)
  );
}

function codeOf(error: Error): string {
  return 'code' in error ? String(error.code) : '';
}
