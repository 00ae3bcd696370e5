/** Whether the provider of ours answered as the published description of the API says. No rule: a mistake of the harness. */
import { notDescribed, schemaOfAnswer } from '../../../contract/api-description.ts';
import type { Dialect } from '../../../contract/method.ts';
import type { Exchange } from '../../../harness/exchange.ts';

/** Whether the SDK, the shop or the other dialect answered: the description is of the REST API alone. */
function isElsewhere({ sender, replay }: Exchange, path: string): boolean {
  return (sender === 'harness' && replay !== undefined) || /\/v1\/|\/payments\/|\/oauth/.test(path);
}

/** The schema of what the provider said in an exchange; undefined where the description has none. */
export function describedBy(exchange: Exchange, dialect: Dialect): string | undefined {
  const { request, response, sender } = exchange;
  const path = request.url.split('?')[0] ?? '';
  // what is changed on the way is not the provider's answer
  if (exchange.intervention !== undefined) return undefined;
  if (sender === 'provider') return dialect === 'digital-river-api' ? 'Event' : undefined;
  if (response === undefined || isElsewhere(exchange, path)) return undefined;
  return response.status >= 400 ? 'Errors' : schemaOfAnswer(request.method, path, response.status);
}

/** What the description does not allow of what the provider said in an exchange. */
export function undescribed(exchange: Exchange, dialect: Dialect): string[] {
  const name = describedBy(exchange, dialect);
  if (name === undefined) return [];
  // a webhook is what the provider sends, not what it is answered
  const body = exchange.sender === 'provider' ? exchange.request.body : exchange.response?.body;
  return notDescribed(name, body);
}

/** @throws Error where the description does not allow one of the answers */
export function assertDescribed(exchanges: readonly Exchange[], dialect: Dialect): void {
  const wrong = new Set(exchanges.flatMap((exchange) => undescribed(exchange, dialect)));
  if (wrong.size > 0)
    throw new Error(
      `The embedded provider must answer as contract/api-description.json says. It did not: ${[...wrong].slice(0, 5).join('; ')}`,
    );
}
