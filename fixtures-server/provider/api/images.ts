/** Pictures of payment methods and stores: their name on a small card. */
import { Router } from 'express';
import type { Context } from '../context.ts';
import { NotFound } from '../errors.ts';
import { storeById } from '../payment/konbini-stores.ts';
import { escape } from '../portal/html.ts';
import { pathParameter } from './requests.ts';

const A_DAY = 'public, max-age=86400';

export function imageRoutes({ wires }: Context): Router {
  return Router().get('/images/:name.svg', (request, response) => {
    const name = pathParameter(request, 'name');
    const text = wires.find(({ type }) => type === name)?.name ?? storeById(name)?.storeName;
    if (text === undefined) throw new NotFound('name', 'There is no such picture.');
    response.set('cache-control', A_DAY).type('svg').send(card(text));
  });
}

function card(text: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="120" height="40" viewBox="0 0 120 40" role="img" aria-label="${escape(text)}">
<rect x=".5" y=".5" width="119" height="39" rx="6" fill="#fff" stroke="#c5ccd6"/>
<text x="60" y="25" text-anchor="middle" font-family="system-ui, sans-serif" font-size="13" font-weight="600" fill="#1d3557" textLength="${Math.min(104, text.length * 8)}" lengthAdjust="spacingAndGlyphs">${escape(text)}</text>
</svg>`;
}
