/** A shop's page without content, and a recorder for the pages of the test's browser. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Masker } from '../../../../harness/masking.ts';
import { test as base } from '../../../certification/fixtures.ts';
import { Recorder } from '../../../certification/recording/recorder.ts';

interface Fixtures {
  /** Records the pages that the test opens. */
  readonly recorder: Recorder;
}

interface WorkerFixtures {
  /**
   * Address of the shop. Its page is empty; `/told/100` is a text with a secret key and 100 spaces; all other paths
   * answer with a source.
   */
  readonly url: string;
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  url: [
    async ({ browserName: _browser }, use) => {
      const server = createServer((request, response) => {
        if (request.url?.startsWith('/told/')) {
          const length = Number(request.url.slice('/told/'.length));
          response.writeHead(200, { 'content-type': 'text/plain' });
          response.end(`sk_test_0123456789abcdef${' '.repeat(length)}`);
          return;
        }
        const page = request.url === '/';
        response.writeHead(page ? 200 : 201, { 'content-type': page ? 'text/html' : 'application/json' });
        response.end(
          page ? '<!doctype html><title>Shop</title>' : '{"id":"source-1","clientSecret":"source-1_s3cret"}',
        );
      });
      await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
      await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
      server.close();
    },
    { scope: 'worker' },
  ],
  recorder: async ({ context, url }, use) => {
    const recorder = new Recorder({
      masker: new Masker('a key of the run'),
      shopUrl: url,
      provider: ['http://provider.example'],
    });
    await recorder.attach(context);
    await use(recorder);
  },
});

/** Runs in the page: a shop that makes a source, with an SDK of its own. @param then what the shop does with the result */
export async function paysInPage(then?: () => void): Promise<void> {
  Object.assign(window, {
    DigitalRiver: class {
      createSource(): Promise<unknown> {
        return Promise.resolve({ source: { id: 'source-1', lists: [1, 2] } });
      }
    },
  });
  const { DigitalRiver } = window as unknown as {
    DigitalRiver: new () => { createSource(payload: object): Promise<unknown> };
  };
  await new DigitalRiver().createSource({ type: 'konbini', items: [{ name: 'A "lamp"' }] });
  then?.();
}
