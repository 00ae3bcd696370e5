/**
 * A server before the example shop that makes its pages odd, as other software of a company does: consent tools, polyfills,
 * advertisements, security headers. The shop itself stays right.
 */
import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Oddity {
  /** Runs in each page before the shop's own script. */
  readonly script?: string;
  /** @param provider origin of the SDK */
  readonly headers?: (provider: string) => Readonly<Record<string, string>>;
}

const SCRIPT = '/odd.js';
const WORKER = '/odd-worker.js';
/** Answers to it never come. */
const NEVER = '/odd-never';
const STREAM = '/odd-stream';

export const ODDITIES = {
  'a strict content security policy': {
    headers: (provider) => ({
      'content-security-policy': `default-src 'none'; script-src 'self' ${provider}; style-src 'self' ${provider}; frame-src ${provider} http://127.0.0.1:*; connect-src 'self' ${provider}`,
    }),
  },
  'headers that isolate the page': {
    headers: () => ({
      'permissions-policy': 'payment=(), camera=(), unload=(), sync-xhr=(), clipboard-read=()',
      'cross-origin-opener-policy': 'same-origin',
      'x-frame-options': 'DENY',
    }),
  },
  'dialogs of the browser': {
    script: `addEventListener('load', () => { alert('Welcome'); prompt('A coupon?'); print(); });
      addEventListener('beforeunload', (event) => event.preventDefault());`,
  },
  'windows and downloads that open by themselves': {
    script: `addEventListener('click', () => void open('about:blank'), true);
      addEventListener('load', () => {
        const link = Object.assign(document.createElement('a'), { href: URL.createObjectURL(new Blob(['a'])), download: 'a.txt' });
        document.body.append(link);
        link.click();
        link.remove();
      });`,
  },
  'requests for permissions': {
    script: `addEventListener('load', () => {
        const nothing = () => undefined;
        void Notification.requestPermission();
        navigator.geolocation.getCurrentPosition(nothing, nothing);
        void navigator.mediaDevices.getUserMedia({ audio: true, video: true }).catch(nothing);
        void navigator.clipboard.readText().catch(nothing);
        void document.documentElement.requestFullscreen().catch(nothing);
      });`,
  },
  'a service worker before all calls': {
    script: `navigator.serviceWorker.register('${WORKER}');`,
  },
  'a very long page': {
    script: `addEventListener('load', () => {
      const long = document.createElement('div');
      long.innerHTML = '<p>a line</p>'.repeat(30_000);
      document.body.append(long);
    });`,
  },
  'frames and pictures that never load': {
    script: `addEventListener('DOMContentLoaded', () => {
      for (const name of ['iframe', 'iframe', 'img']) {
        const part = document.createElement(name);
        part.src = '${NEVER}?' + document.querySelectorAll('iframe, img').length;
        document.body.append(part);
      }
    });`,
  },
  'calls and streams that never end': {
    script: `new EventSource('${STREAM}'); void fetch('${NEVER}').catch(() => undefined);`,
  },
  'frozen prototypes': {
    script: `for (const { prototype } of [Object, Array, Function, Promise, String]) Object.freeze(prototype);
      for (const shared of [Object, Array, JSON]) Object.freeze(shared);`,
  },
  'replaced functions of the browser': {
    script: `{
      const [OwnFetch, OwnRequest, OwnPromise, { parse, stringify }] = [fetch, XMLHttpRequest, Promise, JSON];
      window.fetch = (...args) => OwnFetch(...args).then((answer) => answer);
      window.XMLHttpRequest = class extends OwnRequest {};
      window.Promise = class Other extends OwnPromise {};
      window.JSON = { parse: (...args) => parse(...args), stringify: (...args) => stringify(...args) };
    }`,
  },
  'members added to arrays and objects, as old libraries do': {
    script: `Array.prototype.each = function (each) { this.forEach(each); };
      Array.from = (list) => Array.prototype.slice.call(list);
      Object.prototype.odd = () => undefined;`,
  },
  'an old Prototype.js': {
    script: `for (const { prototype } of [Array, String, Number])
        prototype.toJSON = function () { return Array.isArray(this) ? '[' + this.map(JSON.stringify).join(', ') + ']' : '"' + this + '"'; };
      Array.prototype.toArray = Array.prototype.entries = function () { return [].concat(this); };`,
  },
  'a stopped clock and a JSON of its own': {
    script: `{
      const { parse, stringify } = JSON;
      window.JSON = { parse: (...args) => parse(...args), stringify: (...args) => stringify(...args).replaceAll('/', '\\\\/') };
      Date.now = () => 0;
    }`,
  },
  'an SDK that is no global variable': {
    // as where the shop loads it only when it is needed, or as a module
    script: `setInterval(() => { if (document.querySelector('iframe')) delete window.DigitalRiver; }, 5);`,
  },
  'Trusted Types': {
    headers: () => ({
      'content-security-policy': "require-trusted-types-for 'script'; trusted-types default",
    }),
    // the shop parses the seller's texts
    script: `trustedTypes.createPolicy('default', { createHTML: (html) => html });`,
  },
  'floods of messages and exceptions': {
    script: `setInterval(() => console.error('\\u001b[2J</script>' + 'x'.repeat(5_000)), 20);
      setTimeout(() => { throw new Error('\\u001b[31mlate</script>'); });`,
  },
} as const satisfies Record<string, Oddity>;
export type OddityName = keyof typeof ODDITIES;
export const ODDITY_NAMES = Object.keys(ODDITIES) as OddityName[];

interface Behind {
  /** Port of the shop. */
  readonly port: number;
  /** Origin of the SDK. */
  readonly provider: string;
}

/** @returns the address for browsers */
export async function startOddFront(
  name: OddityName,
  behind: Behind,
): Promise<{ readonly url: string; readonly stop: () => Promise<void> }> {
  const oddity: Oddity = ODDITIES[name];
  const server = http.createServer((request, response) => {
    if (!ofFront(request, response, oddity)) pass(request, response, oddity, behind);
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** @returns whether the front itself answers */
function ofFront({ url = '' }: IncomingMessage, response: ServerResponse, { script = '' }: Oddity): boolean {
  if (url === SCRIPT) response.writeHead(200, { 'content-type': 'text/javascript' }).end(script);
  else if (url === WORKER)
    response
      .writeHead(200, { 'content-type': 'text/javascript' })
      .end(
        "addEventListener('activate', (event) => event.waitUntil(clients.claim())); addEventListener('fetch', (event) => event.respondWith(fetch(event.request)));",
      );
  else if (url === STREAM)
    response.writeHead(200, { 'content-type': 'text/event-stream' }).write('data: 1\n\n');
  else return url.startsWith(NEVER);
  return true;
}

function pass(
  request: IncomingMessage,
  response: ServerResponse,
  { headers: added }: Oddity,
  { port, provider }: Behind,
): void {
  const { method, url: path } = request;
  const headers = { ...request.headers, 'accept-encoding': 'identity' };
  const outgoing = http.request({ host: 'localhost', port, method, path, headers }, (answer) => {
    if (!String(answer.headers['content-type']).startsWith('text/html')) {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
      return;
    }
    const chunks: Buffer[] = [];
    answer.on('data', (chunk: Buffer) => chunks.push(chunk));
    answer.on('end', () => {
      const { 'content-length': _length, ...kept } = answer.headers;
      response.writeHead(answer.statusCode ?? 502, { ...kept, ...added?.(provider) });
      response.end(
        Buffer.concat(chunks).toString().replace('<head>', `<head><script src="${SCRIPT}"></script>`),
      );
    });
  });
  outgoing.on('error', () => response.destroy());
  request.pipe(outgoing);
}
