/** The payment provider's portal, on a separate origin. */
import express, { type ErrorRequestHandler, type Express } from 'express';
import type { Context } from '../context.ts';
import { ApiError } from '../errors.ts';
import { authorizeRoutes } from './authorize.ts';
import { html } from '../../../harness/html.ts';
import { securityHeaders, sendPage } from './page.ts';
import { voucherRoutes } from './voucher.ts';

const sorry: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  if (response.headersSent) {
    next(error);
    return;
  }
  const { status } = (error ?? {}) as { status?: unknown };
  const known = error instanceof ApiError || (typeof status === 'number' && status < 500);
  if (!known) console.error(error);
  sendPage(
    response,
    known && typeof status === 'number' ? status : 500,
    'That did not work',
    html`<p>Please go back and try again.</p>`,
  );
};

export function portalApp(context: Context): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.use(securityHeaders, authorizeRoutes(context), voucherRoutes(context));
  app.use((_request, response) => {
    sendPage(response, 404, 'Page not found', html`<p>There is nothing at this address.</p>`);
  });
  app.use(sorry);
  return app;
}
