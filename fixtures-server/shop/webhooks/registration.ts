/**
 * Registers the shop's webhook with the API, and stores its signing secret. In a sandbox, the webhook's URL names the run: webhooks
 * of killed runs are removed at the start, and the run's own at the end.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { inTime } from '../../../harness/in-time.ts';
import { Webhook, WebhookList } from '../api/answers.ts';
import type { ApiClient } from '../api/client.ts';

/** Milliseconds before each retry; the last value repeats. */
const PAUSES = [250, 500, 1_000, 2_000, 5_000, 15_000];
const CLOSING_TIMEOUT = 5_000;
/** URL parameter with the run's id: a webhook has no other member for it. */
const RUN = 'conformance-run';

export interface RegistrationOptions {
  readonly types: readonly string[];
  readonly address: string;
  readonly apiVersion: string;
  /** Absent for the embedded API, which ends with the shop and has no data of earlier runs. */
  readonly runId?: string | undefined;
}

export class Registration {
  /** Known after the API's answer; until then no webhook is accepted. */
  secret: string | undefined;
  readonly #client: ApiClient;
  readonly #options: RegistrationOptions;
  readonly #closing = new AbortController();
  readonly #registered: Promise<void>;
  #id: string | undefined;

  /** Registers the webhook immediately, in the background. */
  constructor(client: ApiClient, options: RegistrationOptions) {
    this.#client = client;
    this.#options = options;
    this.#registered = this.#register();
  }

  /** Removes the webhook, also one whose registration is pending, within a few seconds. */
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
    // if an outage prevents the removal, the next run removes the webhook
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

  /**
   * Webhooks with this address that belong to other runs: only one run at a time can be reached at an address.
   */
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
