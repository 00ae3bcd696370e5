/** Pictures of payment methods and stores: their initials on a small card. */
import { Router } from 'express';
import type { Context } from '../context.ts';
import { NotFound } from '../errors.ts';
import { storeById } from '../payment/konbini-stores.ts';
import { escape } from '../../../harness/html.ts';
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

/** Card image with initials; each method has a different colour. */
function card(text: string): string {
  const words = text.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  const initials = (words.length > 1 ? words : Array.from(text))
    .slice(0, 2)
    .map((word) => word.charAt(0).toUpperCase());
  const hue = Array.from(text).reduce(
    (sum, character) => (sum * 31 + (character.codePointAt(0) ?? 0)) % 360,
    7,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" width="72" height="48" viewBox="0 0 72 48" role="img" aria-label="${escape(text)}">
<rect width="72" height="48" rx="8" fill="hsl(${hue} 55% 32%)"/>
<text x="36" y="32" text-anchor="middle" font-family="system-ui, sans-serif" font-size="22" font-weight="700" letter-spacing="1" fill="#fff">${escape(initials.join(''))}</text>
</svg>`;
}
