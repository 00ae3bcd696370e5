/** Shows records for people: those that decide a finding first, request beside response, full bodies folded. */
import type { Exchange, SdkCall } from '../../harness/exchange.ts';
import { type Html, html } from '../../harness/html.ts';
import { type Deciding, names, namesPartOf } from '../formats/excerpt.ts';
import { count, cut, duration, listed } from '../formats/text.ts';
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

/**
 * @param deciding what the finding is about, which is marked
 * @param again times, in words, at which the same was sent again with the same answer
 */
export function witnessHtml(witness: Witness, deciding: Deciding, again: readonly string[] = []): Html {
  switch (witness.kind) {
    case 'exchange':
      return exchangeHtml(witness.exchange, deciding, again);
    case 'call':
      return callHtml(witness.call, deciding);
    case 'navigation':
      return html`<div class="exchange">
        <h4>
          Page opened ${marked(cut(witness.navigation.url, 400), deciding)} <small>${witness.id}</small>
        </h4>
      </div>`;
    case 'visit':
      return html`<div class="exchange">
        <h4>
          ${marked(labelOf(witness), deciding)} <code>${cut(witness.visit.url, 300)}</code>
          <small>${witness.id}</small>
        </h4>
        ${excerpt(witness.visit.text, deciding)}
        <details class="full">
          <summary>Full text of the page</summary>
          <pre tabindex="0">${body(witness.visit.text)}</pre>
        </details>
      </div>`;
    case 'error':
      return html`<div class="exchange">
        <h4>${cut(labelOf(witness), 600)} <small>${witness.id}</small></h4>
      </div>`;
    case 'reading':
      return html`<div class="exchange">
        <h4>${witness.reading.reads}, as the harness read it <small>${witness.id}</small></h4>
        ${excerpt(witness.reading.value, deciding)}
        <details class="full">
          <summary>All that was read</summary>
          <pre tabindex="0">${body(witness.reading.value)}</pre>
        </details>
      </div>`;
    case 'other':
      return html`<div class="exchange">
        <h4>${marked(labelOf(witness), deciding)} <small>${witness.id}</small></h4>
        ${witness.value !== undefined && excerpt(witness.value, deciding)}
      </div>`;
    default:
      return witness satisfies never;
  }
}

function exchangeHtml(
  { id, request, response, error, ...rest }: Exchange,
  deciding: Deciding,
  again: readonly string[],
): Html {
  const { words } = deciding;
  const notes = [
    senderOf(rest),
    duration(Math.max(0, rest.finishedAt - rest.startedAt)),
    ...(rest.intervention === undefined ? [] : [`changed by the scenario (${rest.intervention})`]),
    ...(rest.signature === undefined ? [] : [`signature ${rest.signature}`]),
    id,
  ];
  const none = html`<p class="soft">${error ?? 'no response'}</p>`;
  return html`<div class="exchange">
    <h4>
      ${marked(`${request.method} ${cut(request.url, 400)}`, deciding)} →
      ${marked(String(response?.status ?? error ?? 'no response'), deciding)}
      <small>${notes.join(' · ')}</small>
    </h4>
    ${again.length > 0 && html`<p><b>Sent ${count(again.length + 1, 'time')}</b> with the same body and the same answer: again at ${listed(again)}.</p>`}
    <div class="pair">
      <div>
        <h5>Request</h5>
        ${headers(request.headers, words)} ${excerpt(request.body, deciding)}
      </div>
      <div>
        <h5>Response</h5>
        ${response ? excerpt(response.body, { words }) : none}
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

/** Headers that the finding names, in words that a body's members may not hold. */
function headers(given: Readonly<Record<string, string>>, words: string): Html[] {
  return Object.entries(given)
    .filter(([, value]) => value.length > 5 && names(words, value))
    .map(([name, value]) => html`<p><mark>${name}: ${cut(value, HEADER)}</mark></p>`);
}

/** A few words of a record, marked where the finding names them. */
function marked(text: string, { words }: Deciding): Html {
  return namesPartOf(words, text) ? html`<mark>${text}</mark>` : html`<code>${text}</code>`;
}

/** What the harness sends to the shop's address for webhooks is no call to the provider. */
function senderOf({ sender, replay }: Pick<Exchange, 'sender' | 'replay'>): string {
  if (replay === 'none') return 'harness → shop (webhook of the provider, sent again)';
  if (replay !== undefined) return `harness → shop (forged webhook: ${replay} signature)`;
  return SENDER[sender] ?? sender;
}

function callHtml({ id, method, args, result, threw, page }: SdkCall, deciding: Deciding): Html {
  const { words } = deciding;
  return html`<div class="exchange">
    <h4><code>${method}(…)</code> called by the shop’s page <small>${cut(page, 200)} · ${id}</small></h4>
    <div class="pair">
      <div>
        <h5>Arguments</h5>
        ${excerpt(args, deciding)}
      </div>
      <div>
        <h5>${threw === undefined ? 'Result' : 'Thrown error'}</h5>
        ${threw === undefined ? excerpt(result, { words }) : html`<pre tabindex="0">${cut(threw, BODY)}</pre>`}
      </div>
    </div>
    <details class="full">
      <summary>All arguments and the full result</summary>
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
