/** The data with which a test's shopper pays: those of the method's first market, or of a documented test trigger. */
import type { Method, Trigger } from '../../contract/method.ts';
import { cardOf, type Shopper } from '../../pages/shop.ts';

export function ordinaryShopper({ wire }: Method): Shopper {
  const cards = wire.triggers.filter(({ by, effect }) => by === 'card.number' && effect === 'succeeds');
  const card = cards.find(({ brand }) => brand === 'visa') ?? cards[0];
  const [{ owner, country, currency }] = wire.markets;
  return {
    owner,
    country,
    currency,
    card: card ? cardOf(card) : { number: '', expiry: '', securityCode: '' },
  };
}

export function withTrigger(shopper: Shopper, trigger: Trigger): Shopper {
  if (trigger.by === 'card.number') return { ...shopper, card: cardOf(trigger) };
  return { ...shopper, owner: { ...shopper.owner, lastName: trigger.value } };
}
