/** Whose an address is. */
import { addressOf } from '../../../contract/address.ts';
import { ShopHosts } from '../../../harness/hosts.ts';
import { testCookie } from '../../../harness/test-token.ts';
import { seenOf } from '../made-up-play.ts';
import { expect, test } from '../plain-test.ts';

test("an address is the shop's by its host: whatever its path, with TLS or without", () => {
  for (const [shop, url] of [
    ['http://localhost:4680', 'http://localhost:4680/buy/1?a=b'],
    ['http://localhost:4680', 'https://localhost:4680/'],
    ['HTTPS://Shop.Example:443/', 'https://shop.example/return'],
    ['https://shop.example/de/cart', 'https://shop.example/checkout'],
    ['http://[::1]:4680', 'http://[::1]:4680/buy'],
  ] as const)
    expect(new ShopHosts(shop).has(url), url).toBe(true);
});

test("an address that only begins like the shop's is another's", () => {
  for (const [shop, url] of [
    ['http://localhost', 'http://localhost:4600/v1/DigitalRiver.js'],
    ['http://localhost:468', 'http://localhost:4680/'],
    ['https://shop.example', 'https://shop.example.net/'],
    ['https://shop.example', 'https://shop.example@evil.example/'],
    ['https://shop.example', 'about:blank'],
    ['https://shop.example', 'no address'],
  ] as const)
    expect(new ShopHosts(shop).has(url), url).toBe(false);
});

test('a page that creates the SDK object belongs to the shop, whatever its host', () => {
  const made = { id: 'c', method: 'new DigitalRiver', args: [], at: 1, page: 'https://checkout.example/pay' };
  const seen = seenOf({ sdkCalls: [made] });
  expect(seen.isShop('https://checkout.example/thanks')).toBe(true);
  expect(seen.isShop('https://portal.example/')).toBe(false);
});

test('an international host name is an address however often it is asked', () => {
  // Node 20 compiles what is called often
  for (let times = 0; times < 20_000; times += 1)
    if (addressOf('https://münchen.example') === undefined) throw new Error(`refused at call ${times}`);
});

test("the harness's cookie is sent with every call to the shop", () => {
  expect(testCookie('a', 'https://shop.example/de/start').url).toBe('https://shop.example/');
});
