/** The pages' script, bundled in memory. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { build } from 'esbuild';
import { Router } from 'express';
import { CODE_EXTENSION } from '../../harness/root.ts';
import { scriptFaults } from './client/script-faults.ts';

export interface Assets {
  /** URL of the script. @param fault id of its fault; empty: none */
  scriptUrl(fault: string): string;
  readonly router: Router;
}

/** @throws Error when the script cannot be bundled */
export async function makeAssets(): Promise<Assets> {
  const right = await bundle('');
  const version = createHash('sha256').update(right).digest('base64url').slice(0, 12);
  const faulty = new Map<string, Promise<string>>();
  const router = Router().get('/assets/shop.js', async (request, response, next) => {
    const fault = Object.keys(scriptFaults).find((known) => known === request.query.fault);
    if (request.query.fault !== undefined && !fault) return next();
    let script = right;
    if (fault) {
      const bundled = faulty.get(fault) ?? bundle(fault);
      faulty.set(fault, bundled);
      script = await bundled;
    }
    response.set('cache-control', 'public, max-age=31536000, immutable').type('text/javascript').send(script);
  });
  return {
    scriptUrl: (fault) => `/assets/shop.js?v=${version}${fault === '' ? '' : `&fault=${fault}`}`,
    router,
  };
}

async function bundle(fault: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, `client/shop${CODE_EXTENSION}`)],
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    target: 'es2023',
    define: {
      PAGE_FAULT: JSON.stringify(fault),
      PAGE_KEY: JSON.stringify(fault === 'secret-key-in-script' ? 'sk_test_left_in_the_script' : ''),
    },
    logLevel: 'silent',
  });
  return outputFiles[0]?.text ?? '';
}
