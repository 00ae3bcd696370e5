/** Checks of the provider's webhooks. */
import { answers, flat } from '../../contract/answers.ts';
import { every, type Judge, met, notExercised, notMet } from '../support/finding.ts';
import { sent } from '../support/seen.ts';

export const webhookChecks = {
  'PRV-16': (seen) =>
    every(
      seen.exchanges.filter(({ sender }) => sender === 'provider'),
      'the provider sent no webhook',
      ({ request, signature }) => {
        if (signature === 'missing') return 'a webhook must be signed, this one is not';
        if (signature === 'invalid') return 'the signature of a webhook is wrong';
        const parsed = answers[seen.dialect].event.safeParse(request.body);
        if (parsed.success) return undefined;
        return `a webhook must be an event: ${flat(parsed.error)}`;
      },
    ),

  'PRV-22': (seen) => {
    const decision = seen.approval;
    if (!decision) return notExercised('the shopper approved nothing');
    const event = seen.exchanges.find(
      (exchange) => exchange.sender === 'provider' && sent(exchange, 'type') === 'source.chargeable',
    );
    return event
      ? met(event)
      : notMet('an approved source must be announced by source.chargeable, it was not');
  },
} satisfies Record<string, Judge>;
