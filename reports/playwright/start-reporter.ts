/**
 * The first reporter. Before the first scenario it locks the folder of the reports, moves reports of earlier
 * runs away and sends the command the titles. A run that is interrupted before that changes no files. This
 * reporter also selects the tests of a shard.
 */
import type { FullConfig, Reporter, Suite } from '@playwright/test/reporter';
import { assertScreen } from '../../harness/certifying-project.ts';
import { outliveReaders } from '../../harness/outlive-readers.ts';
import { lockFolder, setEarlierAside } from '../../harness/run-folder.ts';
import { UsageError } from '../../harness/settings.ts';
import { dealTests } from './deal-tests.ts';
import { certifyingIn, describedRun, isListing, type ReporterOptions } from './described-run.ts';

export default class StartReporter implements Reporter {
  readonly preprocess = dealTests;

  readonly #out: string;
  /** If a command started Playwright, the command holds the lock. */
  readonly #locks = process.send === undefined;

  readonly #listing: boolean;
  #release: () => void = () => undefined;

  constructor(options: ReporterOptions) {
    this.#out = options.out;
    this.#listing = isListing(options);
    outliveReaders();
  }

  printsToStdio(): boolean {
    return false;
  }

  onBegin(config: FullConfig, suite: Suite): void {
    if (this.#listing) return;
    const projects = certifyingIn(suite);
    if (projects.length > 0) {
      const { id, browserName } = describedRun(config, 'certification');
      orExit(() => assertScreen(projects, browserName));
      if (this.#locks) this.#release = orExit(() => lockFolder(this.#out));
      setEarlierAside(this.#out, id);
    }
    // if the command was killed, reports what was judged so far, then ends
    process.once('disconnect', () => process.kill(process.pid, 'SIGINT'));
    const tests = suite.allTests();
    if (tests.length > 0) process.send?.(tests.map((test) => [...test.titlePath(), ...test.tags].join(' ')));
  }

  /** Ctrl-C after the tests have ended: the reports are still written; a second Ctrl-C ends the process. */
  onEnd(): void {
    process.once('SIGINT', () => undefined);
  }

  /** UI mode and editors start the next run in the same process. */
  async onExit(): Promise<void> {
    this.#release();
    return Promise.resolve();
  }
}

/** Prints why a run cannot start, and ends the process. */
function orExit<T>(start: () => T): T {
  try {
    return start();
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(2);
  }
}
