/**
 * Runs `work` and says what it is doing as soon as it takes longer than a second: on a terminal one line that counts
 * the seconds, elsewhere a line at the start, one every ten seconds and one at the end.
 *
 * @template T
 * @param {string} title what is being done, for example "Bringing the dependencies"
 * @param {(note: (detail: string) => void) => Promise<T>} work gets a function that adds a detail to the line
 * @returns {Promise<T>} what `work` returns; its error is passed on after the line is closed
 */
export async function withProgress(title, work) {
  const started = Date.now();
  const terminal = process.stdout.isTTY === true;
  let shown = 0;
  let detail = '';
  const seconds = () => Math.round((Date.now() - started) / 1000);
  const show = () => {
    const line = `${title} … ${seconds()} s${detail === '' ? '' : ` (${detail})`}`;
    if (terminal) process.stdout.write(`\r\x1b[K${line}`);
    else if (shown % 10 === 0) process.stdout.write(`${line}\n`);
    shown += 1;
  };
  const close = (word) => {
    clearInterval(timer);
    if (shown === 0) return;
    process.stdout.write(`${terminal ? '\r\x1b[K' : ''}${title}: ${word} after ${seconds()} s\n`);
  };
  const timer = setInterval(show, 1000);
  try {
    const result = await work((text) => {
      detail = text;
    });
    close('done');
    return result;
  } catch (error) {
    close('failed');
    throw error;
  }
}
