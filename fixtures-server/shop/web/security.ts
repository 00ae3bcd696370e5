/** Security headers of the shop's pages, and CSRF protection of its forms. */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { RequestHandler } from 'express';

/** @param targets addresses of the SDK's script and style sheet; their origins may be used by the pages */
export function securityHeaders(...targets: readonly string[]): RequestHandler {
  const sdk = [...new Set(targets.map((url) => new URL(url).origin))].join(' ');
  const policy = [
    "default-src 'none'",
    `script-src 'self' ${sdk}`,
    // the SDK adds elements and styles to the page
    `style-src 'self' 'unsafe-inline' ${sdk}`,
    `img-src 'self' data: https: ${sdk}`,
    `frame-src https: ${sdk}`,
    `connect-src 'self' ${sdk}`,
    // browsers also apply this to redirects, and an order's form redirects to the payment provider
    "form-action 'self' http: https:",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
  return (_request, response, next) => {
    response.set({
      'content-security-policy': policy,
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'same-origin',
      'cache-control': 'no-store',
    });
    next();
  };
}

/** Forms are sent from the shop's own pages only. */
export const ownFormsOnly: RequestHandler = (request, response, next) => {
  const site = request.get('sec-fetch-site');
  if (request.method === 'POST' && site !== undefined && site !== 'same-origin' && site !== 'none') {
    response.status(403).type('text').send('This form was not sent from the shop.\n');
    return;
  }
  next();
};

/** Compares in constant time. */
export function same(given: string, secret: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(secret));
}
