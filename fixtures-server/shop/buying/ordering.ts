/** Makes the order once, and returns the next page: a path of the shop, or the provider's URL. */
import type { Order } from '../api/answers.ts';
import { ApiRefusal, ApiOutage } from '../api/client.ts';
import type { Purchase } from '../state/purchase.ts';
import { noteOrder } from './noting.ts';
import type { Visit } from '../behaviour.ts';
import { failurePath, reviewPath, waitingPath } from './paths.ts';
import { lacksNextAction } from './order-outcome.ts';

/** @throws ApiTrouble when the checkout cannot be read: nothing was ordered then */
export async function placeOrder(visit: Visit, purchase: Purchase): Promise<string> {
  const { api, session, behaviour } = visit;
  if (behaviour.isPlaced(purchase)) return currentPath(visit, purchase);
  const checkout = await api.readCheckout(purchase.checkoutId);
  if (behaviour.sessionState(checkout.payment.session) !== 'requires_confirmation') {
    session.tell('Please choose how to pay before you place the order.');
    return '/payment';
  }
  session.latest = purchase;
  try {
    return await follow(visit, purchase, await api.createOrder(purchase.checkoutId));
  } catch (error) {
    if (error instanceof ApiRefusal) return refused(visit, purchase, error);
    if (!(error instanceof ApiOutage)) throw error;
    // an order may exist: it must be looked up, not created again
    purchase.stage = { is: 'unknown' };
    return lookUp(visit, purchase);
  }
}

/** Looks up an order after a request without an answer. */
export async function lookUp(visit: Visit, purchase: Purchase): Promise<string> {
  try {
    const order = await visit.api.findOrder(purchase.number, purchase.checkoutId);
    if (order) return await follow(visit, purchase, order);
  } catch (error) {
    if (!(error instanceof ApiOutage) && !(error instanceof ApiRefusal)) throw error;
  }
  purchase.stage = { is: 'unknown' };
  return waitingPath(purchase);
}

/** The page for a shopper who orders an already ordered checkout. */
function currentPath(visit: Visit, purchase: Purchase): string {
  const { stage } = purchase;
  switch (stage.is) {
    case 'redirecting':
      return visit.behaviour.redirectTo(stage.url);
    case 'confirmed':
      return visit.behaviour.confirmationPath(purchase, visit.shopUrl);
    case 'failed':
      return failurePath(purchase);
    case 'unknown':
      return waitingPath(purchase);
    case 'open':
      return reviewPath(purchase);
  }
}

async function follow(visit: Visit, purchase: Purchase, made: Order): Promise<string> {
  const { behaviour } = visit;
  noteOrder(behaviour, purchase, made);
  visit.store.ordered.set(made.id, purchase);
  const order = lacksNextAction(made)
    ? await visit.api.readOrder(made.id).catch((error: unknown) => {
        if (error instanceof ApiOutage || error instanceof ApiRefusal) return made;
        throw error;
      })
    : made;
  const orderOutcome = behaviour.orderOutcome(order);
  switch (orderOutcome.is) {
    case 'confirmed':
      purchase.stage = { is: 'confirmed', order };
      break;
    case 'failed':
      purchase.stage = { is: 'failed', order };
      break;
    case 'redirect':
      purchase.stage = { is: 'redirecting', order, url: orderOutcome.url };
      break;
    case 'unclear':
      purchase.stage = { is: 'unknown' };
  }
  return currentPath(visit, purchase);
}

async function refused(visit: Visit, purchase: Purchase, refusal: ApiRefusal): Promise<string> {
  const { behaviour } = visit;
  const message = behaviour.messageFor(refusal.errors);
  const meaning = behaviour.refusalTakenFor(visit.api.meaningOf(refusal));
  if (meaning === 'ordered') return lookUp(visit, purchase);
  if (meaning === 'spent') return behaviour.afterRejection(visit, purchase, message);
  visit.session.tell(`Your order could not be placed. ${message ?? 'Please try again.'}`);
  return '/payment';
}
