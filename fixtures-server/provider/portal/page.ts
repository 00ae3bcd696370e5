/** The layout of every page of the portal. */
import { createHash } from 'node:crypto';
import type { RequestHandler, Response } from 'express';
import { type Html, html, raw } from '../../../harness/html.ts';
import { STYLE } from './style.ts';

// in one piece, because the hash in the policy covers every character between the tags
const STYLE_TAG = raw(`<style>${STYLE}</style>`);
const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');

export const securityHeaders: RequestHandler = (_request, response, next) => {
  response.set({
    // form-action allows every target: browsers also apply it to redirects, and a shop may redirect further
    'content-security-policy': [
      "default-src 'none'",
      `style-src 'sha256-${STYLE_HASH}'`,
      "form-action 'self' http: https:",
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ].join('; '),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
  });
  next();
};

export function sendPage(response: Response, status: number, title: string, content: Html): void {
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        ${STYLE_TAG}
      </head>
      <body>
        <header><p>Payment portal</p></header>
        <main>
          <h1>${title}</h1>
          ${content}
        </main>
      </body>
    </html> `;
  response.status(status).type('html').send(page.markup);
}

/** A list of terms with their values. */
export function list(entries: readonly (readonly [string, string])[]): Html {
  return html`<dl>
    ${entries.map(
      ([term, text]) =>
        html`<div>
          <dt>${term}</dt>
          <dd>${text}</dd>
        </div>`,
    )}
  </dl>`;
}
