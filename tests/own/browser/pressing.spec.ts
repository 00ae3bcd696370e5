/** Shops whose pages are plain forms: a button that is pressed twice sends the form twice, as a real double click does. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import template from '../../../pages/adapter-template.ts';
import { expect, test } from '../../certification/fixtures.ts';

test('an adapter made from the template places the order twice if the button is pressed twice', async ({
  page,
}) => {
  let orders = 0;
  const form = '<form method="post" action="/order"><button>Place order</button></form>';
  const shop = createServer((request, response) => {
    if (request.method !== 'POST') {
      response.setHeader('content-type', 'text/html').end(request.url === '/review' ? form : 'Thank you');
      return;
    }
    orders += 1;
    // a browser gives up the first request only after the second is sent
    if (orders === 2) response.writeHead(303, { location: '/confirmation' }).end();
  });
  await new Promise<void>((resolve) => {
    shop.listen(0, '127.0.0.1', resolve);
  });
  try {
    const url = `http://127.0.0.1:${(shop.address() as AddressInfo).port}`;
    await page.goto(`${url}/review`);
    expect(await template.pages(page, url).placeOrder(2)).toBe('confirmation');
    expect(orders).toBe(2);
  } finally {
    shop.closeAllConnections();
    shop.close();
  }
});
