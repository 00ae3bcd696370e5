/** What one sees while a run goes on: a line for every test that fell short, one for every method that is done. */
import type { Evidence } from '../../contract/evidence.ts';
import { count, cut, duration, listed, oneLine } from '../formats/words.ts';
import type { Terminal } from './paint.ts';

export interface Finished {
  readonly title: string;
  readonly method: string;
  readonly evidence: readonly Evidence[];
  /** Milliseconds. */
  readonly duration: number;
}

export class Progress {
  readonly #terminal: Terminal;
  readonly #left: Map<string, number>;
  readonly #short = new Map<string, number>();
  readonly #total: number;
  readonly #startedAt = Date.now();
  #done = 0;
  #worst = 0;

  /** @param tests how many tests each method has */
  constructor(terminal: Terminal, tests: ReadonlyMap<string, number>) {
    this.#terminal = terminal;
    this.#left = new Map(tests);
    this.#total = [...tests.values()].reduce((sum, number) => sum + number, 0);
  }

  finished(test: Finished): void {
    const { paint } = this.#terminal;
    const fallen = test.evidence.filter(({ outcome }) => outcome !== 'met');
    this.#done += 1;
    if (fallen.length > 0 || test.evidence.length === 0) {
      this.#worst += 1;
      this.#short.set(test.method, (this.#short.get(test.method) ?? 0) + 1);
      this.#line(shortfall(test, fallen, paint));
    }
    const left = (this.#left.get(test.method) ?? 1) - 1;
    this.#left.set(test.method, left);
    if (left === 0) this.#line(this.#methodDone(test.method));
    this.#live();
  }

  end(): void {
    if (this.#terminal.live) this.#terminal.write('\r\u001b[K');
  }

  #methodDone(method: string): string {
    const { paint } = this.#terminal;
    const short = this.#short.get(method) ?? 0;
    const share = paint('gray', `${this.#done}/${this.#total}`);
    return short === 0
      ? `${paint('green', '  ✓')} ${method}  ${share}`
      : `${paint('red', '  ✗')} ${method}: ${count(short, 'scenario')} fell short  ${share}`;
  }

  #line(text: string): void {
    this.#terminal.write(`${this.#terminal.live ? '\r\u001b[K' : ''}${text}\n`);
  }

  #live(): void {
    if (!this.#terminal.live) return;
    const bad = this.#worst === 0 ? '' : `, ${this.#worst} fell short`;
    const line = `  ${this.#done} of ${this.#total} scenarios${bad}, ${duration(Date.now() - this.#startedAt)}`;
    this.#terminal.write(`\r\u001b[K${this.#terminal.paint('gray', cut(line, this.#terminal.columns - 1))}`);
  }
}

function shortfall(
  { title, duration: took }: Finished,
  fallen: readonly Evidence[],
  paint: Terminal['paint'],
): string {
  const broken = fallen.filter(({ outcome }) => outcome === 'notMet').map(({ rule }) => rule);
  const open = fallen.filter(({ outcome }) => outcome === 'notExercised').map(({ rule }) => rule);
  const [first] = fallen;
  const what = [
    ...(broken.length > 0 ? [`${paint('red', 'not met')} ${listed(broken)}`] : []),
    ...(open.length > 0 ? [`${paint('magenta', 'not exercised')} ${listed(open, 4)}`] : []),
  ];
  // a test that broke off says why: everybody wants to know
  const why =
    open.length > 0 && broken.length === 0 && first?.message ? `: ${oneLine(first.message, 160)}` : '';
  return `    ${oneLine(title, 90)}  ${what.join(', ') || paint('magenta', 'no evidence')}${why} ${paint('gray', `(${duration(took)})`)}`;
}
