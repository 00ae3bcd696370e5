/** Shows records for people: those that decide a finding first, request beside response, full bodies folded. */
import type { Exchange, SdkCall } from '../../harness/exchange.ts';
import { type Html, html } from '../../harness/html.ts';
import { cut, duration } from '../formats/text.ts';
import { labelOf, type Witness } from '../verdict/recordings.ts';
import { excerpt } from './excerpt.ts';

/** Characters of one body, and entries of one list of headers, that are shown. */
const BODY = 4_000;
const HEADERS = 24;
const HEADER = 200;

const SENDER: Readonly<Record<Exchange['sender'], string>> = {
  shop: 'shop back end → provider',
  browser: 'browser → provider',
  provider: 'provider → shop (webhook)',
  harness: 'harness → provider',
};

/** @param message the finding's: members that it names are marked */
export function witnessHtml(witness: Witness, message: string): Html {
  switch (witness.kind) {
    case 'exchange':
      return exchangeHtml(witness.exchange, message);
    case 'call':
      return callHtml(witness.call, message);
    case 'navigation':
      return html`<div class="exchange">
        <h4>Page opened <code>${cut(witness.navigation.url, 400)}</code> <small>${witness.id}</small></h4>
      </div>`;
    case 'visit':
      return html`<div class="exchange">
        <h4>${labelOf(witness)} <code>${cut(witness.visit.url, 300)}</code> <small>${witness.id}</small></h4>
        <details class="full">
          <summary>Text of the page</summary>
          <pre tabindex="0">${body(witness.visit.text)}</pre>
        </details>
      </div>`;
    case 'error':
      return html`<div class="exchange">
        <h4>${cut(labelOf(witness), 600)} <small>${witness.id}</small></h4>
      </div>`;
    case 'other':
      return html`<div class="exchange">
        <h4><code>${witness.id}</code></h4>
        ${witness.value !== undefined && html`<pre tabindex="0">${body(witness.value)}</pre>`}
      </div>`;
    default:
      return witness satisfies never;
  }
}

function exchangeHtml({ id, request, response, error, ...rest }: Exchange, message: string): Html {
  const notes = [
    SENDER[rest.sender] ?? rest.sender,
    duration(Math.max(0, rest.finishedAt - rest.startedAt)),
    ...(rest.intervention === undefined ? [] : [`changed by the scenario (${rest.intervention})`]),
    ...(rest.signature === undefined ? [] : [`signature ${rest.signature}`]),
    id,
  ];
  const none = html`<p class="soft">${error ?? 'no response'}</p>`;
  return html`<div class="exchange">
    <h4>
      <code>${request.method} ${cut(request.url, 400)}</code> → ${response?.status ?? error ?? 'no response'}
      <small>${notes.join(' · ')}</small>
    </h4>
    <div class="pair">
      <div>
        <h5>Request</h5>
        ${excerpt(request.body, message)}
      </div>
      <div>
        <h5>Response</h5>
        ${response ? excerpt(response.body, message) : none}
      </div>
    </div>
    <details class="full">
      <summary>Full request and response</summary>
      <div class="pair">
        <pre tabindex="0">${content(request.headers, request.body)}</pre>
        ${response ? html`<pre tabindex="0">${content(response.headers, response.body)}</pre>` : none}
      </div>
    </details>
  </div>`;
}

function callHtml({ id, method, args, result, threw, page }: SdkCall, message: string): Html {
  return html`<div class="exchange">
    <h4><code>${method}(…)</code> called by the shop’s page <small>${cut(page, 200)} · ${id}</small></h4>
    <div class="pair">
      <div>
        <h5>Arguments</h5>
        ${excerpt(args, message)}
      </div>
      <div>
        <h5>${threw === undefined ? 'Result' : 'Thrown error'}</h5>
        ${threw === undefined ? excerpt(result, message) : html`<pre tabindex="0">${cut(threw, BODY)}</pre>`}
      </div>
    </div>
    <details class="full">
      <summary>All arguments and the whole result</summary>
      <div class="pair">
        <pre tabindex="0">${body(args)}</pre>
        <pre tabindex="0">${threw ?? (result === undefined ? 'no result' : body(result))}</pre>
      </div>
    </details>
  </div>`;
}

function content(headers: Readonly<Record<string, string>>, given: unknown): string {
  const all = Object.entries(headers);
  const lines = all.slice(0, HEADERS).map(([name, value]) => `${cut(name, HEADER)}: ${cut(value, HEADER)}`);
  const more = all.length > HEADERS ? [`… ${all.length - HEADERS} more headers`] : [];
  return [...lines, ...more, ...(given === undefined ? [] : ['', body(given)])].join('\n');
}

function body(given: unknown): string {
  const text = typeof given === 'string' ? given : JSON.stringify(given, null, 2);
  return text.length > BODY
    ? `${text.slice(0, BODY)}\n… ${text.length - BODY} more characters in records.jsonl`
    : text;
}
