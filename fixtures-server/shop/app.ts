/** Puts the shop together. */
import express, { type ErrorRequestHandler, type Express } from 'express';
import type { Assets } from './assets.ts';
import { Behaviours } from './behaviours.ts';
import { accountRoutes } from './routes/account.ts';
import { controlRoutes } from './routes/control.ts';
import { creditRoutes } from './routes/credit.ts';
import { detailsRoutes } from './routes/details.ts';
import { orderingRoutes } from './routes/ordering.ts';
import { outcomeRoutes } from './routes/outcome.ts';
import { paymentRoutes } from './routes/payment.ts';
import { taxRoutes } from './routes/tax.ts';
import type { ShopOptions } from './options.ts';
import { Store } from './state/store.ts';
import { missingPage, errorPage } from './views/error.ts';
import { ownFormsOnly, securityHeaders } from './web/security.ts';
import { show, Visiting } from './web/visiting.ts';
import { webhookRoute } from './webhooks/receiving.ts';

/** @param webhookSecret secret of webhook signatures, when it is known */
export function shopApp(
  options: ShopOptions,
  shopUrl: string,
  assets: Assets,
  webhookSecret: () => string | undefined,
): Express {
  const store = new Store();
  const behaviours = new Behaviours();
  const visiting = new Visiting(options, shopUrl, store, behaviours);
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.use(securityHeaders(options.jsUrl, options.cssUrl));
  // neither comes from the shop's pages
  app.use(webhookRoute(store, behaviours, webhookSecret), controlRoutes(behaviours, options.controlKey));
  app.use(ownFormsOnly, assets.router, express.urlencoded({ extended: false, limit: '20kb' }));
  app.use(
    detailsRoutes(visiting, assets),
    paymentRoutes(visiting, assets),
    creditRoutes(visiting),
    taxRoutes(visiting),
    accountRoutes(visiting, assets),
    orderingRoutes(visiting, assets),
    outcomeRoutes(visiting, assets),
  );
  app.use((_request, response) => show(response, missingPage(), 404));
  app.use(errorHandler);
  return app;
}

const errorHandler: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  if (response.headersSent) {
    next(error);
    return;
  }
  const { status } = (error ?? {}) as { status?: unknown };
  // a body that is too large or malformed is the sender's error
  const known = typeof status === 'number' && status >= 400 && status < 500 ? status : undefined;
  if (known === undefined) console.error(error);
  show(response, errorPage('/'), known ?? 500);
};
