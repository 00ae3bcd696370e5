/** Evidence as people read it: request beside response, an SDK call beside what came of it. */
import type { Exchange, SdkCall } from '../../harness/exchange.ts';
import type { Witness } from '../verdict/witnesses.ts';
import { cut, duration } from '../formats/words.ts';
import { type Html, html } from '../../harness/html.ts';

/** Characters of one body, and entries of one list of headers, that are shown. */
const BODY = 4_000;
const HEADERS = 24;
const HEADER = 200;

const SENDER: Readonly<Record<Exchange['sender'], string>> = {
  shop: 'shop’s back end → provider',
  browser: 'browser → provider',
  provider: 'provider → shop (webhook)',
  harness: 'harness → provider',
};

export function witnessHtml(witness: Witness): Html {
  switch (witness.kind) {
    case 'exchange':
      return exchangeHtml(witness.exchange);
    case 'call':
      return callHtml(witness.call);
    case 'navigation':
      return html`<div class="exchange">
        <h4>The page was sent to <code>${cut(witness.navigation.url, 400)}</code></h4>
      </div>`;
    case 'other':
      return html`<div class="exchange">
        <h4><code>${witness.id}</code></h4>
        ${witness.value !== undefined && html`<pre>${body(witness.value)}</pre>`}
      </div>`;
    default:
      return witness satisfies never;
  }
}

function exchangeHtml({ id, request, response, error, ...rest }: Exchange): Html {
  const took = duration(Math.max(0, rest.finishedAt - rest.startedAt));
  const notes = [
    SENDER[rest.sender] ?? rest.sender,
    took,
    ...(rest.intervention === undefined ? [] : [`changed on purpose (${rest.intervention})`]),
    ...(rest.signature === undefined ? [] : [`signature ${rest.signature}`]),
    id,
  ];
  return html`<div class="exchange">
    <h4>
      <code>${request.method} ${cut(request.url, 400)}</code> → ${response?.status ?? error ?? 'no answer'}
      <small>${notes.join(' · ')}</small>
    </h4>
    <div class="pair">
      <div>
        <h5>Request</h5>
        <pre>${message(request.headers, request.body)}</pre>
      </div>
      <div>
        <h5>Response</h5>
        <pre>${response ? message(response.headers, response.body) : (error ?? 'no answer')}</pre>
      </div>
    </div>
  </div>`;
}

function callHtml({ id, method, args, result, threw, page }: SdkCall): Html {
  return html`<div class="exchange">
    <h4><code>${method}(…)</code> called by the shop’s page <small>${cut(page, 200)} · ${id}</small></h4>
    <div class="pair">
      <div>
        <h5>Arguments</h5>
        <pre>${body(args)}</pre>
      </div>
      <div>
        <h5>${threw === undefined ? 'Result' : 'Threw'}</h5>
        <pre>${threw ?? (result === undefined ? 'nothing yet' : body(result))}</pre>
      </div>
    </div>
  </div>`;
}

function message(headers: Readonly<Record<string, string>>, content: unknown): string {
  const all = Object.entries(headers);
  const lines = all.slice(0, HEADERS).map(([name, value]) => `${name}: ${cut(value, HEADER)}`);
  const more = all.length > HEADERS ? [`… ${all.length - HEADERS} more headers`] : [];
  return [...lines, ...more, ...(content === undefined ? [] : ['', body(content)])].join('\n');
}

function body(content: unknown): string {
  const text = typeof content === 'string' ? content : JSON.stringify(content, null, 2);
  return text.length > BODY ? `${text.slice(0, BODY)}\n… ${text.length - BODY} more characters` : text;
}
