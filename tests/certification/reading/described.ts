/**
 * Validates the embedded provider's answers against the published API description. A deviation is an error of the harness, not a
 * rule.
 */
import { notDescribed, schemaOfAnswer } from '../../../contract/api-description.ts';
import type { Dialect } from '../../../contract/method.ts';
import type { Exchange } from '../../../harness/exchange.ts';
import { addressOf } from './exchanges.ts';

/** Excludes answers of the SDK's endpoints, the shop and the other dialect: the description covers only the REST API. */
function isElsewhere({ sender, replay }: Exchange, path: string): boolean {
  return (sender === 'harness' && replay !== undefined) || /\/v1\/|\/payments\/|\/oauth/.test(path);
}

/** The schema of the provider's message in an exchange; undefined if the description has none. */
export function describedBy(exchange: Exchange, dialect: Dialect): string | undefined {
  const { request, response, sender } = exchange;
  const path = addressOf(exchange);
  // a changed answer is not the provider's
  if (exchange.intervention !== undefined) return undefined;
  if (sender === 'provider') return dialect === 'digital-river-api' ? 'Event' : undefined;
  if (response === undefined || isElsewhere(exchange, path)) return undefined;
  return response.status >= 400 ? 'Errors' : schemaOfAnswer(request.method, path, response.status);
}

/** Deviations of the provider's message in an exchange from the description. */
export function undescribed(exchange: Exchange, dialect: Dialect): string[] {
  const name = describedBy(exchange, dialect);
  if (name === undefined) return [];
  // for a webhook, the request is the provider's message
  const body = exchange.sender === 'provider' ? exchange.request.body : exchange.response?.body;
  return notDescribed(name, body);
}

/** @throws Error if the description does not allow one of the answers */
export function assertDescribed(exchanges: readonly Exchange[], dialect: Dialect): void {
  const wrong = new Set(exchanges.flatMap((exchange) => undescribed(exchange, dialect)));
  if (wrong.size > 0)
    throw new Error(
      `Answers of the embedded provider must conform to contract/api-description.json. These do not: ${[...wrong].slice(0, 5).join('; ')}`,
    );
}
