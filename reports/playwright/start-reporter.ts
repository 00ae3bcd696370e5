/**
 * The first of all reporters: once there are scenarios to play, it locks the folder of the reports, sets aside what earlier
 * runs left there, and tells the command. Until then a run that is interrupted leaves everything as it was.
 */
import type { FullConfig, Reporter, Suite } from '@playwright/test/reporter';
import { assertScreen } from '../../harness/certifying-project.ts';
import { outliveReaders } from '../../harness/outlive-readers.ts';
import { lockFolder, setEarlierAside } from '../../harness/run-folder.ts';
import { UsageError } from '../../harness/settings.ts';
import { certifyingIn, describedRun, isListing, type ReporterOptions } from './described-run.ts';

export default class StartReporter implements Reporter {
  readonly #out: string;
  /** A command that started Playwright holds the lock itself. */
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
    // who started this ended by force: what was judged so far is reported, and nothing goes on unseen
    process.once('disconnect', () => process.kill(process.pid, 'SIGINT'));
    if (suite.allTests().length > 0) process.send?.('begun');
  }

  /** Ctrl-C once the tests have ended: the reports are written all the same, and a second one ends at once. */
  onEnd(): void {
    process.once('SIGINT', () => undefined);
  }

  /** UI mode and editors go on with the next run in the same process. */
  async onExit(): Promise<void> {
    this.#release();
    return Promise.resolve();
  }
}

/** A run that cannot start ends with its reason, before the first test. */
function orExit<T>(start: () => T): T {
  try {
    return start();
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(2);
  }
}
