/** Registers the shop for webhooks. Their secret is returned only at creation, so each start creates a new one. */
import type { Shop } from './shop.ts';
import { WEBHOOK_USER } from './webhooks.ts';

const TYPES = [
  'order.accepted',
  'order.blocked',
  'order.cancelled',
  'order.pending_payment',
  'order.review_opened',
  'order.fulfilled',
  'order.complete',
  'order.charge.pending',
  'order.charge.capturable',
  'order.charge.failed',
  'order.charge.cancelled',
];
const AGAIN = 2_000;

interface Webhook {
  readonly id: string;
  readonly address: string;
  readonly secret?: string;
}

/** Tries again until the API answers, because the shop may start before the API. @returns a function that stops trying */
export function registerWebhooks(shop: Shop, log: (line: string) => void): () => void {
  const { webhookAddress } = shop.settings;
  if (webhookAddress === undefined) return () => undefined;
  let timer: NodeJS.Timeout | undefined;
  const attempt = (): void => {
    register(shop, webhookAddress).then(
      () => log(`webhooks are sent to ${webhookAddress}`),
      () => {
        timer = setTimeout(attempt, AGAIN);
        timer.unref();
      },
    );
  };
  attempt();
  return () => clearTimeout(timer);
}

async function register({ api, settings, options, webhookSecrets }: Shop, address: string): Promise<void> {
  const listed = await api.call<readonly Webhook[] | { data: readonly Webhook[] }>('GET', '/webhooks');
  const webhooks = 'data' in listed ? listed.data : listed;
  for (const { id } of webhooks.filter((webhook) => webhook.address === address))
    await api.call('DELETE', `/webhooks/${id}`);
  const { secret } = await api.call<Webhook>('POST', '/webhooks', {
    types: TYPES,
    address,
    enabled: true,
    ...(options.webhooks === 'basic'
      ? { authentication: { userName: WEBHOOK_USER, password: settings.webhookPassword } }
      : {}),
  });
  if (secret !== undefined) webhookSecrets.push(secret);
}
