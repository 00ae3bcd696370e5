/** Handles a shopper who returns from the provider. The server's state decides, not the URL. */
import type { Order } from '../api/answers.ts';
import { ApiRefusal, ApiOutage } from '../api/client.ts';
import type { Purchase } from '../state/purchase.ts';
import { noteOrder } from './noting.ts';
import { failurePath, reviewPath } from './paths.ts';
import type { Visit } from '../behaviour.ts';
import { saveFirst } from './saving.ts';
import { lookUp } from './ordering.ts';

const NOT_APPROVED = 'The payment was not approved. Please choose how you would like to pay.';

/**
 * @param cancelled whether the shopper came to the cancel URL
 * @returns the path of the page to show
 * @throws ApiTrouble if the API does not answer: then the outcome is unknown
 */
export async function handleReturn(visit: Visit, purchase: Purchase, cancelled = false): Promise<string> {
  delete purchase.atProvider;
  try {
    return await outcomeOf(visit, purchase, cancelled);
  } catch (error) {
    if (!(error instanceof ApiOutage) && !(error instanceof ApiRefusal)) throw error;
    return visit.behaviour.afterOutage(visit, purchase, error);
  }
}

async function outcomeOf(visit: Visit, purchase: Purchase, cancelled: boolean): Promise<string> {
  const { stage } = purchase;
  switch (stage.is) {
    case 'redirecting':
      return withOrder(visit, purchase, stage.order);
    case 'failed':
      // the shopper may have paid after all
      return stage.order ? withOrder(visit, purchase, stage.order) : failurePath(purchase);
    case 'confirmed':
      visit.session.latest = purchase;
      return visit.behaviour.returnedAgain(visit, purchase);
    case 'unknown':
      return lookUp(visit, purchase);
    case 'open':
      return purchase.heldSource
        ? withSource(visit, purchase, purchase.heldSource, cancelled)
        : reviewPath(purchase);
  }
}

/** Submit then redirect: the order is refreshed, and shows whether it is paid. */
async function withOrder(visit: Visit, purchase: Purchase, { id }: Order): Promise<string> {
  const { session, api, behaviour } = visit;
  const order = await behaviour.refresh(api, purchase, id);
  noteOrder(behaviour, purchase, order);
  session.latest = purchase;
  if (behaviour.isPaid(order)) {
    purchase.stage = { is: 'confirmed', order };
    return behaviour.confirmationPath(purchase, visit.shopUrl);
  }
  purchase.stage = { is: 'failed', order };
  return failurePath(purchase);
}

/** Redirect then submit: there is no order yet, and the checkout can still be paid with another source. */
async function withSource(
  visit: Visit,
  purchase: Purchase,
  sourceId: string,
  cancelled: boolean,
): Promise<string> {
  const { session, api, behaviour } = visit;
  session.current = purchase;
  const source = await behaviour.readSource(api, sourceId);
  // a shopper who has only signed in approves after the order
  const signedIn = purchase.approvesLater === true && source.state === 'pending_redirect' && !cancelled;
  if (!signedIn && !behaviour.isApproved(source)) {
    session.tell(NOT_APPROVED);
    await behaviour.afterUnapproved(visit, purchase);
    return '/payment';
  }
  // the next charge of a subscription needs it
  if (purchase.subscription && source.state === 'chargeable') await saveFirst(visit, purchase, sourceId);
  try {
    await behaviour.takeSource(api, purchase, sourceId);
  } catch (error) {
    if (!(error instanceof ApiRefusal)) throw error;
    session.tell(NOT_APPROVED);
    return '/payment';
  }
  return reviewPath(purchase);
}
