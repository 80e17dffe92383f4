import type { FullResult, Reporter, Suite, TestCase } from '@playwright/test/reporter';
import type { TallyMessage } from './tally.ts';

/** Tells the process that started Playwright Test how far it is and what came out. */
export default class TallyReporter implements Reporter {
  #suite: Suite | undefined;
  #done = 0;
  #errors = 0;

  onBegin(_config: unknown, suite: Suite): void {
    this.#suite = suite;
  }

  onError(): void {
    this.#errors += 1;
  }

  onTestEnd(): void {
    this.#done += 1;
    send({ kind: 'progress', done: this.#done });
  }

  onEnd(_result: FullResult): void {
    const tests = this.#suite?.allTests() ?? [];
    const withOutcome = (outcome: string) => tests.filter((test) => test.outcome() === outcome);
    send({
      kind: 'tally',
      tally: {
        passed: withOutcome('expected').length,
        // A test that passes only the second time has failed once.
        failed: withOutcome('unexpected').length + withOutcome('flaky').length + this.#errors,
        skipped: withOutcome('skipped').map((test) => ({
          name: test.titlePath().filter(Boolean).join(' > '),
          reason: reasonOf(test),
        })),
      },
    });
  }

  printsToStdio(): boolean {
    return false;
  }
}

function reasonOf(test: TestCase): string {
  return (
    test.annotations.find(({ type }) => type === 'skip' || type === 'fixme')?.description ?? 'no reason given'
  );
}

function send(message: TallyMessage): void {
  process.send?.(message);
}
