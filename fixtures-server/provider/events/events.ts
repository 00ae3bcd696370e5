/** Events: created, stored for reading, and sent to the subscribed webhooks. */
import { randomUUID } from 'node:crypto';
import { now } from '../payment/ids.ts';
import type { EventRecord } from '../state/records.ts';
import type { Store } from '../state/store.ts';
import { type Deliveries, wants } from './webhooks.ts';

export class Events {
  readonly #store: Store;
  readonly #deliveries: Deliveries;
  readonly #version: string;

  constructor(store: Store, deliveries: Deliveries, version: string) {
    this.#store = store;
    this.#deliveries = deliveries;
    this.#version = version;
  }

  /** @param beside additional members of the event */
  emit(type: string, object: unknown, beside: Readonly<Record<string, unknown>> = {}): void {
    const webhooks = this.#store.webhooks.values().filter((webhook) => wants(webhook, type));
    const event: EventRecord = {
      ...beside,
      id: randomUUID(),
      type,
      data: { object },
      liveMode: false,
      createdTime: now(),
      webhookIds: webhooks.map(({ id }) => id),
      digitalriverVersion: this.#version,
    };
    this.#store.events.set(event.id, event);
    if (webhooks.length === 0) return;
    const body = JSON.stringify(event);
    for (const webhook of webhooks) this.#deliveries.send(webhook, body);
  }
}
