/** The API: one origin for servers (secret key), the SDK (public key) and the control endpoints (control key). */
import express, { type Express, type Router } from 'express';
import { crossOrigin } from '../commerce/cross-origin.ts';
import { commerceRoutes, SHOPPERS } from '../commerce/routes.ts';
import { tokenRoutes } from '../commerce/tokens.ts';
import { pathForms } from '../commerce/path-forms.ts';
import type { Context } from '../context.ts';
import { checkoutRoutes } from './checkouts.ts';
import { controlRoutes } from './control.ts';
import { customerRoutes } from './customers.ts';
import { eventRoutes, sourceRoutes } from './events.ts';
import { allowAnyOrigin, methodNotAllowed, requireKey } from './guards.ts';
import { imageRoutes } from './images.ts';
import { journaling } from './journaling.ts';
import { limiting } from './limits.ts';
import { orderRoutes } from './orders.ts';
import { redirectRoutes } from './redirects.ts';
import { refuse, unknownPath } from './refusals.ts';
import { sdkMethodRoutes } from './sdk-methods.ts';
import { sdkSourceRoutes } from './sdk-sources.ts';
import { taxIdentifierRoutes } from './tax-identifiers.ts';
import { webhookRoutes } from './webhooks.ts';

const MOST_BYTES = '1mb';
const SERVER_PATHS = [
  '/checkouts',
  '/customers',
  '/tax-identifiers',
  '/orders',
  '/charges',
  '/sources',
  '/events',
  '/webhooks',
];
const SDK_PATHS = ['/sources', '/payment-methods', '/online-banking', '/konbini', '/apple-pay'];

/** @param sdk serves the SDK's own files */
export function apiApp(context: Context, sdk: Router): Express {
  const { publicKey, secretKey, controlKey } = context.options;
  const limits = limiting(context.meter);
  // all bodies are parsed as JSON, with any content type
  const json = express.json({ limit: MOST_BYTES, type: () => true });
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.use(pathForms);
  // before the SDK's files, which are also below /v1 and answer every OPTIONS request there
  app.use(SHOPPERS, crossOrigin('GET, POST, PUT, DELETE'));
  app.use(sdk);
  app.use(journaling(context.journal));
  app.use(
    '/__control',
    requireKey(controlKey, 'Control needs the control key.'),
    json,
    controlRoutes(context),
  );
  app.use(
    '/payments',
    redirectRoutes(context),
    imageRoutes(context),
    sdkRoutes(context, publicKey, limits, json),
  );
  app.use(tokenRoutes(context, limits), commerceRoutes(context, limits, json));
  app.use(SERVER_PATHS, limits, requireKey(secretKey, 'A valid secret key is needed.'), json);
  app.use(
    checkoutRoutes(context),
    customerRoutes(context),
    taxIdentifierRoutes(context),
    orderRoutes(context),
    sourceRoutes(context),
    eventRoutes(context),
    webhookRoutes(context),
  );
  app.use(unknownPath, refuse);
  return app;
}

function sdkRoutes(
  context: Context,
  publicKey: string,
  limits: express.RequestHandler,
  json: express.RequestHandler,
): Router {
  return express
    .Router()
    .use(SDK_PATHS, allowAnyOrigin, limits, requireKey(publicKey, 'A valid public key is needed.'), json)
    .use(sdkSourceRoutes(context), sdkMethodRoutes(context))
    .all(
      [
        '/sources',
        '/sources/:id',
        '/sources/:id/approval',
        '/sources/:id/authentication',
        '/sources/:id/challenge',
        '/payment-methods',
        '/online-banking/banks',
        '/konbini/stores',
        '/apple-pay/session',
      ],
      methodNotAllowed,
    );
}
