/**
 * Follows a live stream until `signal` aborts, opening it again after a pause when it ends or fails. The pause grows from
 * a quarter of a second to four seconds and falls back with every word that comes.
 */
export async function follow<Value>(
  open: (signal: AbortSignal) => Promise<AsyncIterable<Value>>,
  onValue: (value: Value) => void,
  signal: AbortSignal,
): Promise<void> {
  let pause = 250;
  while (!signal.aborted) {
    try {
      for await (const value of await open(signal)) {
        if (signal.aborted) return;
        pause = 250;
        onValue(value);
      }
    } catch {
      // Ended or refused: the loop opens it again, and a lost engine has its own screen.
    }
    await wait(pause, signal);
    pause = Math.min(4_000, pause * 2);
  }
}

function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
