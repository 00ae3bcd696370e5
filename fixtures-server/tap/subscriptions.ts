/** The webhooks that were registered through the tap: an event that no webhook asks for is not sent to the shop. */
import { json } from './answers.ts';
import type { Answer } from './forward.ts';
import type { TapRequest } from './record.ts';

interface Webhook {
  readonly types: readonly string[];
  readonly enabled: boolean;
}

export class Subscriptions {
  readonly #webhooks = new Map<string, Webhook>();
  #hasSeenAny = false;

  /** Records how a call created, changed or deleted a webhook. */
  learn({ method, path }: Pick<TapRequest, 'method' | 'path'>, answer: Answer): void {
    const named = /^\/webhooks(?:\/([^/]+))?$/.exec(path);
    if (!named || answer.status >= 300) return;
    const [, id] = named;
    if (method === 'DELETE' && id !== undefined) this.#webhooks.delete(id);
    if (!['POST', 'PUT', 'PATCH'].includes(method)) return;
    const told = (json(answer.body) ?? {}) as { id?: unknown; types?: unknown; enabled?: unknown };
    if (typeof told.id !== 'string' || !Array.isArray(told.types)) return;
    this.#hasSeenAny = true;
    this.#webhooks.set(told.id, { types: told.types.map(String), enabled: told.enabled !== false });
  }

  /**
   * Event types to which any webhook is subscribed; undefined if no webhook was registered through the tap, so
   * that the types are unknown.
   */
  get types(): readonly string[] | undefined {
    if (!this.#hasSeenAny) return undefined;
    const enabled = [...this.#webhooks.values()].filter((webhook) => webhook.enabled);
    return [...new Set(enabled.flatMap(({ types }) => types))];
  }
}
