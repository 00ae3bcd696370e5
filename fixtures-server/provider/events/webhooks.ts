/** Delivers events to the subscribed addresses. An address that does not answer does not delay the others. */
import { setMaxListeners } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { type Signer, sign } from './signer.ts';

/** Milliseconds an address has to acknowledge. */
const TIMEOUT = 3_000;
/** Milliseconds before each retry: short, so that tests do not wait. */
const PAUSES = [200, 400, 800];

export interface WebhookRecord {
  readonly id: string;
  readonly secret: string;
  readonly createdTime: string;
  updatedTime: string;
  types: readonly string[];
  address: string;
  apiVersion: string;
  enabled: boolean;
  authentication?: { readonly userName: string | undefined; readonly password: string | undefined };
}

export function wants({ enabled, types }: WebhookRecord, type: string): boolean {
  return enabled && (types.includes(type) || types.includes('*'));
}

export class Deliveries {
  readonly #signer: Signer;
  readonly #closing = new AbortController();
  readonly #underWay = new Set<Promise<void>>();

  constructor(signer: Signer = sign) {
    this.#signer = signer;
    // every pending delivery listens for the abort signal
    setMaxListeners(0, this.#closing.signal);
  }

  /** Sends a body in the background, until it is acknowledged or the retries are used up. */
  send(webhook: WebhookRecord, body: string): void {
    const delivery = this.#deliver(webhook, body)
      .catch(() => undefined)
      .finally(() => this.#underWay.delete(delivery));
    this.#underWay.add(delivery);
  }

  /** Aborts pending deliveries. */
  async close(): Promise<void> {
    this.#closing.abort();
    await Promise.all(this.#underWay);
  }

  async #deliver(webhook: WebhookRecord, body: string): Promise<void> {
    for (const wait of [0, ...PAUSES]) {
      if (wait) await pause(wait, undefined, { signal: this.#closing.signal });
      if (await this.#attempt(webhook, body)) return;
    }
  }

  /** @returns whether the address acknowledged; a redirect is no acknowledgement */
  async #attempt({ address, secret, authentication }: WebhookRecord, body: string): Promise<boolean> {
    const url = new URL(address);
    const inAddress = {
      userName: decodeURIComponent(url.username),
      password: decodeURIComponent(url.password),
    };
    // fetch takes no address with credentials
    url.username = '';
    url.password = '';
    const { userName = '', password = '' } = authentication ?? inAddress;
    const basic = Buffer.from(`${userName}:${password}`).toString('base64');
    try {
      const response = await fetch(url, {
        method: 'POST',
        body,
        redirect: 'manual',
        headers: {
          'content-type': 'application/json',
          'digitalriver-signature': this.#signer(secret, body, new Date()),
          ...(userName || password ? { authorization: `Basic ${basic}` } : {}),
        },
        signal: AbortSignal.any([this.#closing.signal, AbortSignal.timeout(TIMEOUT)]),
      });
      await response.body?.cancel();
      return response.ok;
    } catch {
      return false;
    }
  }
}
