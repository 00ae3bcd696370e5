/** The first page: basket, details, and the creation of the checkout. */
import { Router } from 'express';
import type { Assets } from '../assets.ts';
import { detachCredit } from '../buying/credit.ts';
import { Details, sampleDetails } from '../buying/details.ts';
import { openPurchase } from '../buying/open-purchase.ts';
import { findProduct, products } from '../buying/product.ts';
import { needsAccount } from '../buying/subscribing.ts';
import { findMarket, type Market, markets } from '../state/markets.ts';
import { detailsPage } from '../views/details.ts';
import { redirectResponse, show, type Visiting } from '../web/visiting.ts';

export function detailsRoutes(visiting: Visiting, assets: Assets): Router {
  return Router()
    .get(
      '/',
      visiting.page((visit, { query }, response) => {
        const { session, behaviour } = visit;
        session.product = findProduct(query.product) ?? session.product;
        const market = findMarket(query.country, query.currency) ?? session.market ?? fallback();
        const known = session.market === market ? session.details : undefined;
        session.market = market;
        const page = detailsPage({
          market,
          product: session.product,
          others: products.filter((other) => other !== session.product),
          needsAccount: needsAccount(session.product, visit),
          details: known ?? sampleDetails(market),
          alert: session.takeAlert(),
          script: assets.scriptUrl(behaviour.script()),
        });
        show(response, page);
      }),
    )
    .post(
      '/details',
      visiting.form('/', async (visit, request, response) => {
        const { session } = visit;
        const form = (request.body ?? {}) as Record<string, unknown>;
        const market = markets.find(({ id }) => id === form.market) ?? session.market ?? fallback();
        const details = Details.safeParse(form);
        session.market = market;
        session.product = findProduct(form.product) ?? session.product;
        if (!details.success) {
          session.tell('Please fill in every field that an order needs.');
          redirectResponse(response, '/');
          return;
        }
        session.details = details.data;
        if (needsAccount(session.product, visit)) {
          redirectResponse(response, '/account');
          return;
        }
        const { current, product } = session;
        // a purchase that is being approved in another tab does not change
        const usable = current?.stage.is === 'open' && current.atProvider === undefined;
        if (usable && current.market === market && current.product === product) {
          // the amount to pay may change with the details, and so may the credit
          for (const credit of current.credits) await detachCredit(visit.api, current, credit);
          await visit.behaviour.changeDetails(visit, current, details.data);
        } else await openPurchase(visit, market, details.data);
        redirectResponse(response, '/payment');
      }),
    );
}

function fallback(): Market {
  const [first] = markets;
  if (!first) throw new Error('the catalogue has no payment method, so there is nowhere to sell');
  return first;
}
