/** The pages on which an order ends. */
import { type Response, Router } from 'express';
import type { Assets } from '../assets.ts';
import { addDetails } from '../buying/open-purchase.ts';
import { lookUp } from '../buying/ordering.ts';
import type { Purchase } from '../state/purchase.ts';
import { confirmationPage, failurePage, waitingPage } from '../views/outcome.ts';
import type { Visit } from '../behaviour.ts';
import { leadTo, show, type Visiting } from '../web/visiting.ts';
import { sellerOf } from './seller.ts';
import { pathOf } from './whereabouts.ts';

export function outcomeRoutes(visiting: Visiting, assets: Assets): Router {
  return Router()
    .get(
      '/confirmation',
      visiting.page(async (visit, _request, response) => {
        const { latest } = visit.session;
        if (latest?.standing.is === 'confirmed') showConfirmation(visit, response, latest, assets);
        else leadTo(response, latest ? await pathOf(visit, latest) : '/');
      }),
    )
    .get(
      '/failure',
      visiting.page(async (visit, _request, response) => {
        const { latest } = visit.session;
        if (latest?.standing.is !== 'failed') {
          leadTo(response, latest ? await pathOf(visit, latest) : '/');
          return;
        }
        const script = assets.scriptUrl(visit.behaviour.script());
        show(response, failurePage(latest.standing.message, visit.session.takeAlert(), script));
      }),
    )
    .post(
      '/try-again',
      visiting.form('/failure', async (visit, _request, response) => {
        const { latest, current, details } = visit.session;
        if (latest?.standing.is === 'failed') {
          // pressed again later: the checkout that came of it the first time is still there
          const begun = current !== latest && current?.standing.is === 'open';
          if (!begun) await visit.behaviour.tryAgain(visit, latest);
          else if (details) await addDetails(visit, current, details);
        }
        leadTo(response, '/payment');
      }),
    )
    .get(
      '/waiting',
      visiting.page(async (visit, _request, response) => {
        const { latest } = visit.session;
        const path = latest?.standing.is === 'unknown' ? await lookUp(visit, latest) : '/confirmation';
        if (path === '/waiting') show(response, waitingPage('/waiting'));
        else leadTo(response, path);
      }),
    );
}

/** @param purchase one that is confirmed */
function showConfirmation(visit: Visit, response: Response, purchase: Purchase, assets: Assets): void {
  const { options, behaviour } = visit;
  const { standing, market, status } = purchase;
  const order = standing.is === 'confirmed' ? standing.order : undefined;
  // an order that is paid or cancelled by now has nothing to instruct about
  const awaited = status === undefined || status === 'awaiting-payment';
  const instructions = awaited && behaviour.instructions(order?.payment.session.nextAction);
  const page = confirmationPage({
    purchase,
    total: order?.totalAmount,
    data: instructions ? { publicKey: options.publicKey, locale: market.locale, instructions } : undefined,
    script: assets.scriptUrl(behaviour.script()),
    jsUrl: options.jsUrl,
    cssUrl: options.cssUrl,
    seller: sellerOf(visit, purchase),
  });
  show(response, page);
}
