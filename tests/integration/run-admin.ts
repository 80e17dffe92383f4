import { main } from '#server/admin/main.ts';

/** What an admin command printed, and how it ended. */
export interface AdminRun {
  exitCode: number;
  /** What a pipe would get. */
  out: string;
  /** Errors, and what it said meanwhile. */
  errors: string;
}

/** Runs an admin command as the terminal would. */
export async function runAdmin(
  environment: Record<string, string | undefined>,
  argv: readonly string[],
): Promise<AdminRun> {
  const out: string[] = [];
  const errors: string[] = [];
  const exitCode = await main([...argv], {
    print: (line) => out.push(line),
    progress: (line) => errors.push(line),
    environment,
  });
  return { exitCode, out: out.join('\n'), errors: errors.join('\n') };
}
