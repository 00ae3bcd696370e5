/** The outcome pages of an order. */
import { type Response, Router } from 'express';
import type { Assets } from '../assets.ts';
import { addDetails } from '../buying/open-purchase.ts';
import { waitingPath } from '../buying/paths.ts';
import type { Purchase } from '../state/purchase.ts';
import { confirmationPage, failurePage, waitingPage } from '../views/outcome.ts';
import type { Visit } from '../behaviour.ts';
import { redirectResponse, show, type Visiting } from '../web/visiting.ts';
import { sellerOf } from './seller.ts';
import { instructionsFor } from './instructing.ts';
import { pathOf, purchaseNamed } from './purchase-pages.ts';

export function outcomeRoutes(visiting: Visiting, assets: Assets): Router {
  return Router()
    .get(
      '/confirmation',
      visiting.page(async (visit, { query }, response) => {
        const latest = purchaseShown(visit, query.order);
        if (latest?.stage.is === 'confirmed') showConfirmation(visit, response, latest, assets);
        else redirectResponse(response, latest ? await pathOf(visit, latest) : '/');
      }),
    )
    .get(
      '/failure',
      visiting.page(async (visit, { query }, response) => {
        const latest = purchaseShown(visit, query.order);
        if (latest?.stage.is !== 'failed') {
          redirectResponse(response, latest ? await pathOf(visit, latest) : '/');
          return;
        }
        const script = assets.scriptUrl(visit.behaviour.script());
        show(response, failurePage(latest, latest.stage.message, visit.session.takeAlert(), script));
      }),
    )
    .post(
      '/try-again',
      visiting.form('/failure', async (visit, request, response) => {
        const { order } = (request.body ?? {}) as { readonly order?: unknown };
        const latest = purchaseShown(visit, order);
        const { current, details } = visit.session;
        if (latest?.stage.is === 'failed') {
          // if the button is pressed again later, the checkout from the first press still exists
          const begun = current !== latest && current?.stage.is === 'open';
          if (!begun) await visit.behaviour.tryAgain(visit, latest);
          else if (details) await addDetails(visit, current, details);
        }
        redirectResponse(response, '/payment');
      }),
    )
    .get(
      '/waiting',
      visiting.page(async (visit, { query }, response) => {
        const latest = purchaseShown(visit, query.order);
        const path = latest ? await pathOf(visit, latest) : '/';
        if (latest?.stage.is === 'unknown') show(response, waitingPage(waitingPath(latest)));
        else redirectResponse(response, path);
      }),
    );
}

/** @param purchase a confirmed purchase */
function showConfirmation(visit: Visit, response: Response, purchase: Purchase, assets: Assets): void {
  const { stage } = purchase;
  const total = stage.is === 'confirmed' ? stage.order.totalAmount : undefined;
  const page = confirmationPage({
    purchase,
    total: total === undefined ? undefined : visit.behaviour.shownTotal(total),
    seller: sellerOf(visit, purchase),
    ...instructionsFor(visit, purchase, assets, 'confirmation'),
  });
  show(response, page);
}

/** The purchase in the URL, otherwise the last ordered one. */
function purchaseShown(visit: Visit, number: unknown): Purchase | undefined {
  return purchaseNamed(visit, number) ?? visit.session.latest;
}
