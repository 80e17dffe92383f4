/** See file-lock.mjs: lets one process at a time do `work`; others wait. */
export function underLock<T>(file: string, work: () => Promise<T>): Promise<T>;
