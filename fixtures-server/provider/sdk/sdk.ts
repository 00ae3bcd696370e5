/** Serves the embedded SDK: its script, its style sheet, its frames, and the documents its compliance links lead to. */
import { type Response, Router } from 'express';
import { type Asset, type Bundle, bundleSdk } from './bundles.ts';
import { legalPage } from './legal.ts';
import { faults, isSdkFaultId } from './shared/faults.ts';

/** Short cache time: one request per run, and a restarted provider is noticed soon. */
const CACHED = 'public, max-age=300';

/**
 * @param options `faults`: whether `?fault=<id>` may ask for an SDK that violates a rule on purpose
 * @returns a router for the provider's root; it serves everything below `/v1/`
 */
export function sdkRouter(options: { faults: boolean }): Router {
  // the servers start before the bundle is ready; if bundling fails, the process ends with the reason
  const honest = bundleSdk('');
  const faulty = new Map<string, Promise<Bundle>>();
  const router = Router();

  router.get('/v1/legal/:name.html', ({ params, query: { language, entity } }, response) => {
    const page = legalPage(params.name, language, entity);
    if (page === undefined) refuse(response, 'There is no such document.');
    else response.set('content-security-policy', "default-src 'none'").type('html').send(page);
  });

  router.get('/v1/*path', async (request, response, next) => {
    const { path, query } = request;
    if (query.fault === undefined) {
      serve(response, (await honest).get(path), CACHED, next);
    } else if (!options.faults) {
      refuse(response, 'This provider was started without faults.');
    } else if (typeof query.fault !== 'string' || !isSdkFaultId(query.fault)) {
      refuse(response, `There is no such fault of the SDK. There are: ${Object.keys(faults).join(', ')}.`);
    } else {
      const bundle = faulty.get(query.fault) ?? bundleSdk(query.fault);
      faulty.set(query.fault, bundle);
      serve(response, (await bundle).get(path), 'no-store', next);
    }
  });

  return router;
}

function serve(response: Response, asset: Asset | undefined, caching: string, next: () => void): void {
  if (!asset) return next();
  response.set({
    'cache-control': caching,
    etag: asset.etag,
    'x-content-type-options': 'nosniff',
    'access-control-allow-origin': '*',
    'cross-origin-resource-policy': 'cross-origin',
    'referrer-policy': 'no-referrer',
  });
  if (asset.contentSecurityPolicy) response.set('content-security-policy', asset.contentSecurityPolicy);
  response.type(asset.type).send(asset.text);
}

function refuse(response: Response, message: string): void {
  response.status(404).type('text').send(`${message}\n`);
}
