/** Asks the API to send the shop its events, and keeps the secret they are signed with. */
import { setTimeout as pause } from 'node:timers/promises';
import { Webhook } from '../api/answers.ts';
import type { ApiClient } from '../api/client.ts';

/** Milliseconds before each new try; the last goes on. */
const PAUSES = [250, 500, 1_000, 2_000, 5_000, 15_000];
const CLOSING_TIMEOUT = 1_000;

export class Registration {
  /** Known once the API has answered; until then no webhook can be trusted. */
  secret: string | undefined;
  readonly #client: ApiClient;
  readonly #request: object;
  readonly #closing = new AbortController();
  #id: string | undefined;

  /** Begins at once, in the background. */
  constructor(client: ApiClient, types: readonly string[], address: string, apiVersion: string) {
    this.#client = client;
    this.#request = { types, address, apiVersion, enabled: true };
    void this.#register();
  }

  /** Takes the webhook back, as far as that is possible within a second. */
  async close(): Promise<void> {
    this.#closing.abort();
    if (this.#id === undefined) return;
    const end = new AbortController();
    const taken = this.#client.call('DELETE', `/webhooks/${encodeURIComponent(this.#id)}`);
    await Promise.race([
      taken.then(
        () => end.abort(),
        () => end.abort(),
      ),
      pause(CLOSING_TIMEOUT, undefined, { signal: end.signal }).catch(() => undefined),
    ]);
  }

  async #register(): Promise<void> {
    const { signal } = this.#closing;
    for (let tries = 0; !signal.aborted; tries += 1) {
      const webhook = await this.#client
        .call('POST', '/webhooks', this.#request)
        .then((answer) => Webhook.safeParse(answer).data)
        .catch(() => undefined);
      if (webhook) {
        this.#id = webhook.id;
        this.secret = webhook.secret;
        return;
      }
      const wait = PAUSES[Math.min(tries, PAUSES.length - 1)];
      await pause(wait, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }
}
