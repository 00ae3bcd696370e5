/** Progress of a run: a line for each test with a finding and each finished method, and the remaining time. */
import type { Evidence } from '../../contract/evidence.ts';
import { isFinding } from '../verdict/waivers.ts';
import { count, cut, duration, listed, oneLine } from '../formats/text.ts';
import type { Terminal } from './paint.ts';
import { wrap } from '../../harness/wrap.ts';

export interface Finished {
  readonly title: string;
  readonly method: string;
  readonly evidence: readonly Evidence[];
  /** Milliseconds. */
  readonly duration: number;
}

export interface ProgressOptions {
  /** Whether a waiver accepts the violation. */
  readonly isWaived?: (evidence: Evidence) => boolean;
  /** Clock in milliseconds, from any starting point. */
  readonly now?: () => number;
}

/** Milliseconds after which a progress line is printed in a log without live lines. */
export const QUIET = 25_000;

/** `12/503 done, 491 left, about 4 min remaining`. @param took milliseconds that the last `ended` tests took */
export function howFar(done: number, total: number, took: number, ended = done): string {
  const left = total - done;
  const toGo = ended === 0 ? 'remaining time unknown' : `about ${duration((took / ended) * left)} remaining`;
  return `${done}/${total} done, ${left} left, ${toGo}`;
}

export class Progress {
  readonly #terminal: Terminal;
  readonly #left: Map<string, number>;
  readonly #failed = new Map<string, number>();
  readonly #total: number;
  readonly #isWaived: (evidence: Evidence) => boolean;
  readonly #now: () => number;
  readonly #startedAt: number;
  #timer: NodeJS.Timeout | undefined;
  #saidAt: number;
  #done = 0;
  #failures = 0;

  /** @param tests how many tests each method has */
  constructor(terminal: Terminal, tests: ReadonlyMap<string, number>, options: ProgressOptions = {}) {
    this.#terminal = terminal;
    this.#left = new Map(tests);
    this.#total = [...tests.values()].reduce((sum, number) => sum + number, 0);
    this.#isWaived = options.isWaived ?? (() => false);
    this.#now = options.now ?? (() => performance.now());
    this.#startedAt = this.#now();
    this.#saidAt = this.#startedAt;
  }

  /** Prints a line at least every 30 seconds from now on. */
  watch(): void {
    if (this.#terminal.live || this.#total === 0) return;
    this.#timer = setInterval(() => this.tick(), 5_000);
    this.#timer.unref();
  }

  /** Prints the progress if nothing was printed for a while. */
  tick(): void {
    if (this.#now() - this.#saidAt >= QUIET - 5_000) this.#line(`  ${this.#state()}`);
  }

  finished(test: Finished): void {
    const { paint } = this.#terminal;
    const fallen = test.evidence.filter(isFinding);
    const bad = fallen.filter((one) => !this.#isWaived(one));
    this.#done += 1;
    if (bad.length > 0 || test.evidence.length === 0) {
      this.#failures += 1;
      this.#failed.set(test.method, (this.#failed.get(test.method) ?? 0) + 1);
    }
    if (fallen.length > 0 || test.evidence.length === 0) this.#finding(test, fallen);
    const left = (this.#left.get(test.method) ?? 1) - 1;
    this.#left.set(test.method, left);
    if (left === 0) {
      const failed = this.#failed.get(test.method) ?? 0;
      const share = paint('gray', `${this.#done}/${this.#total}`);
      this.#line(
        failed === 0
          ? `${paint('green', '  ✓')} ${test.method}  ${share}`
          : `${paint('red', '  ✗')} ${test.method}: ${count(failed, 'test')} with findings  ${share}`,
      );
    }
    this.#live();
  }

  end(): void {
    clearInterval(this.#timer);
    if (this.#terminal.live) this.#terminal.write('\r\u001b[K');
  }

  /** `12/503 done, 491 left, about 4 min remaining, 1 with findings`. */
  #state(): string {
    const far = howFar(this.#done, this.#total, this.#now() - this.#startedAt);
    return `${far}, ${this.#failures} with findings`;
  }

  #finding({ title, duration: took }: Finished, fallen: readonly Evidence[]): void {
    const { paint, columns } = this.#terminal;
    const ids = (of: (one: Evidence) => boolean): string[] => [
      ...new Set(fallen.filter(of).map(({ rule }) => rule)),
    ];
    const broken = ids((one) => one.outcome === 'notMet' && !this.#isWaived(one));
    const waived = ids((one) => this.#isWaived(one));
    const open = ids((one) => one.outcome === 'notExercised');
    const [first] = fallen;
    const what = [
      ...(broken.length > 0 ? [`${paint('red', 'not met')} ${listed(broken)}`] : []),
      ...(waived.length > 0 ? [`${paint('cyan', 'waived')} ${listed(waived)}`] : []),
      ...(open.length > 0 ? [`${paint('magenta', 'not exercised')} ${listed(open, 4)}`] : []),
    ];
    // a test that broke off shows its reason
    const why =
      open.length > 0 && broken.length === 0 && first?.message ? `: ${oneLine(first.message, 160)}` : '';
    const text = `${oneLine(title, 90)}: ${what.join(', ') || paint('magenta', 'no evidence')}${why} ${paint('gray', `(${duration(took)})`)}`;
    for (const line of wrap(text, columns - 4, '  ')) this.#line(`    ${line}`);
  }

  #line(text: string): void {
    this.#saidAt = this.#now();
    this.#terminal.write(`${this.#terminal.live ? '\r\u001b[K' : ''}${text}\n`);
  }

  #live(): void {
    if (!this.#terminal.live) return;
    const line = cut(`  ${this.#state()}`, this.#terminal.columns - 1);
    this.#terminal.write(`\r\u001b[K${this.#terminal.paint('gray', line)}`);
  }
}
