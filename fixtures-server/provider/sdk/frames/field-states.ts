/** The contents of the fields of one instance. Kept in the controller, so that the content of an unmounted field is not lost. */
import { ELEMENTS } from '../shared/elements.ts';
import type { ElementReference, FieldState, Reading } from '../shared/messages.ts';
import { randomId } from '../shared/random-id.ts';
import type { Channel } from './channel.ts';

/** A field that is still loading counts as empty. */
const TIMEOUT_MS = 2_000;

export class FieldStates {
  readonly #channel: Channel;
  readonly #states = new Map<string, FieldState>();
  /** Pending requests by id. */
  readonly #waiting = new Map<string, (element: string) => void>();

  constructor(channel: Channel) {
    this.#channel = channel;
    channel.on((message) => {
      if (message.kind !== 'state') return;
      this.#states.set(message.state.element, message.state);
      if (message.collected !== undefined) this.#waiting.get(message.collected)?.(message.state.element);
    });
  }

  last(element: string): FieldState | null {
    return this.#states.get(element) ?? null;
  }

  forget(element: string): void {
    this.#states.delete(element);
  }

  /** Current contents of elements: mounted elements report them, and show their errors to the shopper. */
  async collect(elements: readonly ElementReference[]): Promise<readonly Reading[]> {
    const awaited = new Set(elements.filter(({ mounted }) => mounted).map(({ id }) => id));
    if (awaited.size > 0) await this.#asked(awaited);
    return elements.map(
      ({ id, type }) =>
        this.#states.get(id)?.reading ?? {
          empty: true,
          complete: false,
          error: ELEMENTS[type].collects?.missing ?? null,
          data: {},
        },
    );
  }

  async #asked(awaited: Set<string>): Promise<void> {
    const id = randomId();
    const elements = [...awaited];
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, TIMEOUT_MS);
      this.#waiting.set(id, (element) => {
        awaited.delete(element);
        if (awaited.size > 0) return;
        clearTimeout(timer);
        resolve();
      });
      this.#channel.post({ kind: 'collect', id, elements });
    });
    this.#waiting.delete(id);
  }
}
