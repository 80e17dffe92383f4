import type { Reporter, TestCase, TestModule } from 'vitest/node';
import type { TallyMessage } from './tally.ts';

/** Tells the process that started Vitest how far it is and what came out. */
export default class TallyReporter implements Reporter {
  #done = 0;

  onTestCaseResult(): void {
    this.#done += 1;
    if (this.#done % 10 === 0) send({ kind: 'progress', done: this.#done });
  }

  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const inState = (state: string) => tests.filter((test) => test.result().state === state);
    // A file that does not load has no tests that could fail, and still is a failure.
    const broken = modules.filter(
      (module) => module.state() === 'failed' && module.errors().length > 0,
    ).length;
    send({
      kind: 'tally',
      tally: {
        passed: inState('passed').length,
        failed: inState('failed').length + inState('pending').length + broken + unhandledErrors.length,
        skipped: inState('skipped').map((test) => ({ name: nameOf(test), reason: reasonOf(test) })),
      },
    });
  }
}

function nameOf(test: TestCase): string {
  return `${test.module.relativeModuleId} > ${test.fullName}`;
}

function reasonOf(test: TestCase): string {
  const result = test.result();
  return (result.state === 'skipped' && result.note) || 'no reason given';
}

function send(message: TallyMessage): void {
  process.send?.(message);
}
