/** What was started and has to be stopped, in the order it was started. */
export class StopStack {
  readonly #stops: { what: string; stop: () => void | Promise<void> }[] = [];
  #stopping: Promise<void> | undefined;

  /** Remembers how to stop something that has just been started. */
  add(what: string, stop: () => void | Promise<void>): void {
    this.#stops.push({ what, stop });
  }

  /** Stops everything, the last first. A failure is reported and the rest is stopped all the same; a second call waits for the first. */
  stopAll(): Promise<void> {
    this.#stopping ??= this.#run();
    return this.#stopping;
  }

  async #run(): Promise<void> {
    for (let next = this.#stops.pop(); next !== undefined; next = this.#stops.pop()) {
      try {
        await next.stop();
      } catch (error) {
        console.error(
          `${next.what} did not stop cleanly: ${error instanceof Error ? error.message : String(error)}`,
        );
      }
    }
  }
}
