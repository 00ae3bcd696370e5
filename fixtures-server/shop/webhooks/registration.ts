/**
 * Asks the API to send the shop its events, and keeps the secret they are signed with. A sandbox outlives the run: the
 * address of the webhook names the run, what a run that was ended by force left is removed, and at the end its own is.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { inTime } from '../../../harness/in-time.ts';
import { Webhook, WebhookList } from '../api/answers.ts';
import type { ApiClient } from '../api/client.ts';

/** Milliseconds before each new try; the last goes on. */
const PAUSES = [250, 500, 1_000, 2_000, 5_000, 15_000];
const CLOSING_TIMEOUT = 5_000;
/** Parameter of the address: a webhook has no other member that could say whose it is. */
const RUN = 'conformance-run';

export interface RegistrationOptions {
  readonly types: readonly string[];
  readonly address: string;
  readonly apiVersion: string;
  /** Absent: the API ends with the shop, and nothing of earlier runs is in it. */
  readonly runId?: string | undefined;
}

export class Registration {
  /** Known once the API has answered; until then no webhook can be trusted. */
  secret: string | undefined;
  readonly #client: ApiClient;
  readonly #options: RegistrationOptions;
  readonly #closing = new AbortController();
  readonly #registered: Promise<void>;
  #id: string | undefined;

  /** Begins at once, in the background. */
  constructor(client: ApiClient, options: RegistrationOptions) {
    this.#client = client;
    this.#options = options;
    this.#registered = this.#register();
  }

  /** Takes the webhook back, also one that is only asked for, as far as that is possible within seconds. */
  async close(): Promise<void> {
    this.#closing.abort();
    try {
      await inTime(this.#remove(), CLOSING_TIMEOUT, () => new Error('no answer in time'));
    } catch (error) {
      if (this.#options.runId === undefined) return;
      process.stderr.write(
        `The webhook of this run could not be removed (${(error as Error).message}): the next run with the same address removes it.\n`,
      );
    }
  }

  async #remove(): Promise<void> {
    await this.#registered;
    if (this.#id !== undefined) await this.#delete(this.#id);
  }

  async #delete(id: string): Promise<void> {
    await this.#client.call('DELETE', `/webhooks/${encodeURIComponent(id)}`);
  }

  async #register(): Promise<void> {
    const { signal } = this.#closing;
    const { types, apiVersion } = this.#options;
    // what an outage keeps from being removed the run after this one removes
    await this.#removeLeftOver().catch(() => undefined);
    for (let tries = 0; !signal.aborted; tries += 1) {
      const webhook = await this.#client
        .call('POST', '/webhooks', { types, address: this.#address(), apiVersion, enabled: true })
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

  #address(): string {
    const { address, runId } = this.#options;
    if (runId === undefined) return address;
    const url = new URL(address);
    url.searchParams.set(RUN, runId);
    return url.href;
  }

  /** Only one run at a time can be reached at an address. */
  async #removeLeftOver(): Promise<void> {
    const { runId, address } = this.#options;
    if (runId === undefined) return;
    const own = new URL(address);
    const webhooks = WebhookList.parse(await this.#client.call('GET', '/webhooks'));
    const left = webhooks.filter((webhook) => {
      if (!URL.canParse(webhook.address)) return false;
      const url = new URL(webhook.address);
      return url.host === own.host && url.pathname === own.pathname && url.searchParams.has(RUN);
    });
    for (const { id } of left) await this.#delete(id);
    if (left.length > 0)
      process.stderr.write(`Webhooks that earlier runs left in the sandbox are removed: ${left.length}.\n`);
  }
}
