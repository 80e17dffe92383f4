/** Counts what an import leaves out, by kind and reason: `Claim`, `Observation (older than the newest 3 of its kind)`. */
export class LeftOut {
  readonly #counts = new Map<string, number>();

  add(kind: string, reason = '', count = 1): void {
    if (count === 0) return;
    const key = reason === '' ? kind : `${kind} (${reason})`;
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + count);
  }

  /** The counts, by name, so that two imports of one file print the same. */
  counts(): Record<string, number> {
    return Object.fromEntries([...this.#counts].sort(([a], [b]) => (a < b ? -1 : 1)));
  }
}
