/** See progress.mjs: runs `work` and shows a line that counts the seconds once it takes longer than one. */
export function withProgress<T>(
  title: string,
  work: (note: (detail: string) => void) => Promise<T>,
): Promise<T>;
