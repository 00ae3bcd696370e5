/** The result of each verb of an adapter, as rows of a table. */
import type { PreflightRow } from '../../harness/preflight-row.ts';
import { NotArrived } from '../../pages/arrival.ts';
import { AdapterError } from '../certification/adapter-error.ts';
import type { World } from '../certification/world.ts';
import { keepPicture } from '../preflight/picture.ts';

/** A verb did not work, so the verbs after it cannot be tried. */
export class WalkEnded extends Error {
  override readonly name = 'WalkEnded';
}

/** Characters of an answer that are shown. */
const MOST = 60;

export class VerbLog {
  readonly #rows = new Map<string, PreflightRow>();
  readonly #untried = new Map<string, string>();

  /**
   * Runs a verb once.
   * @param wrong what is wrong with an answer of the right kind, such as a page to which the verb must not lead
   * @throws WalkEnded if the verb does not work
   */
  async runs<T>(
    world: World,
    verb: string,
    action: () => Promise<T>,
    wrong: (answer: T) => string | undefined = () => undefined,
  ): Promise<T> {
    let answer: T;
    try {
      answer = await action();
    } catch (error) {
      return this.#fails(world, verb, explained(error));
    }
    const mistake = wrong(answer);
    if (mistake !== undefined) return this.#fails(world, verb, `${mistake}; it returned ${shown(answer)}`);
    if (!this.#rows.has(verb)) this.#rows.set(verb, { state: 'ok', what: verb, found: shown(answer) });
    return answer;
  }

  /** Records why a verb is not tried; ignored if another walk tries the verb. */
  leaves(verbs: readonly string[], reason: string): void {
    for (const verb of verbs) this.#untried.set(verb, reason);
  }

  /**
   * @param verbs all verbs, in the order of the table
   * @param optional verbs that are shown only if they were tried
   */
  rows(verbs: readonly string[], optional: readonly string[]): PreflightRow[] {
    const untried = (verb: string): PreflightRow => ({
      state: 'note',
      what: verb,
      found: `not tried: ${this.#untried.get(verb) ?? 'an earlier verb does not work'}`,
    });
    return [
      ...verbs.map((verb) => this.#rows.get(verb) ?? untried(verb)),
      ...optional.flatMap((verb) => this.#rows.get(verb) ?? []),
    ];
  }

  async #fails({ page, run, method }: World, verb: string, why: string): Promise<never> {
    // the first failure is the one to fix first
    if (this.#rows.get(verb)?.state !== 'fail') {
      const picture = await keepPicture(page, run.out, verb);
      const found = `${why} (${method.wire.name})${picture === undefined ? '' : ` Picture: ${picture}`}`;
      this.#rows.set(verb, { state: 'fail', what: verb, found });
    }
    throw new WalkEnded(verb);
  }
}

function explained(error: unknown): string {
  if (error instanceof AdapterError) return error.message.replace(/^Adapter, \S+\(\): /, '');
  if (error instanceof NotArrived) return `NotArrived: ${error.message}`;
  return error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
}

function shown(answer: unknown): string {
  if (answer === undefined) return 'done';
  if (typeof answer === 'string' && answer.length > MOST) return `a text of ${answer.length} characters`;
  const text = typeof answer === 'string' ? answer : JSON.stringify(answer);
  return text.length > MOST ? `${text.slice(0, MOST - 1)}…` : text || 'an empty text';
}
