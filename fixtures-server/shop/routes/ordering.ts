/** From the review page to the order, and back from the provider. */
import { Router } from 'express';
import type { Assets } from '../assets.ts';
import { placeOrder } from '../buying/ordering.ts';
import { bringUpToDate } from '../buying/watching.ts';
import { handleReturn } from '../buying/returning.ts';
import { orderPage } from '../views/order.ts';
import { waitingPage } from '../views/outcome.ts';
import { reviewPage } from '../views/review.ts';
import { missingPage } from '../views/error.ts';
import { redirectResponse, show, type Visiting } from '../web/visiting.ts';
import { sellerOf } from './seller.ts';
import { instructionsFor } from './instructing.ts';
import { openPurchaseOf, purchaseNamed } from './purchase-pages.ts';

export function orderingRoutes(visiting: Visiting, assets: Assets): Router {
  // no outcome is shown until the API has returned the payment's state
  const returning = visiting.page(async (visit, { query, path }, response) => {
    const named = purchaseNamed(visit, query.order ?? visit.session.current?.number);
    const purchase = visit.behaviour.purchaseFor(named, visit.session);
    if (!purchase) show(response, missingPage(), 404);
    else redirectResponse(response, await handleReturn(visit, purchase, path === '/cancel'));
  }, waitingPage);

  return Router()
    .get(
      '/review',
      visiting.page(async (visit, { query }, response) => {
        const { session, api, behaviour } = visit;
        const purchase = await openPurchaseOf(visit, query.order);
        if (typeof purchase === 'string' || !session.details) {
          redirectResponse(response, typeof purchase === 'string' ? purchase : '/');
          return;
        }
        const checkout = await api.readCheckout(purchase.checkoutId);
        if (behaviour.sessionState(checkout.payment.session) !== 'requires_confirmation') {
          redirectResponse(response, '/payment');
          return;
        }
        const page = reviewPage({
          purchase,
          checkout: behaviour.reviewed(checkout, purchase),
          details: session.details,
          dialect: visit.options.dialect,
          alert: session.takeAlert(),
          script: assets.scriptUrl(behaviour.script()),
          seller: sellerOf(visit, purchase),
          asksForDisclosure: behaviour.asksForDisclosure(),
        });
        show(response, page);
      }),
    )
    .post(
      '/orders',
      visiting.form('/review', async (visit, request, response) => {
        const { order } = (request.body ?? {}) as { readonly order?: unknown };
        const purchase = purchaseNamed(visit, order) ?? visit.session.current;
        redirectResponse(response, purchase ? await placeOrder(visit, purchase) : '/');
      }),
    )
    .get(['/return', '/cancel'], returning)
    .get(
      '/orders/:number',
      visiting.page(async (visit, { params }, response) => {
        const purchase = visit.store.purchases.get(String(params.number));
        if (purchase?.owner !== visit.session.id) {
          show(response, missingPage(), 404);
          return;
        }
        await bringUpToDate(visit, purchase);
        const { script, jsUrl, cssUrl, data } = instructionsFor(visit, purchase, assets, 'order');
        show(response, orderPage({ purchase, script, jsUrl, cssUrl, data }));
      }),
    );
}
