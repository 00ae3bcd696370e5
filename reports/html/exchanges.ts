/** Shows records: the bodies that decide a finding are open and marked, all others are collapsed. */
import type { Exchange, SdkCall } from '../../harness/exchange.ts';
import { type Html, html } from '../../harness/html.ts';
import type { Deciding } from '../formats/excerpt.ts';
import { names, namesPartOf } from '../formats/named.ts';
import { count, cut, duration, listed } from '../formats/text.ts';
import { labelOf, type Witness } from '../verdict/witness.ts';
import { excerpt, type Shown } from './excerpt.ts';

/** Maximum number of characters of a body, and of shown headers. */
const BODY = 4_000;
const HEADERS = 24;
const HEADER = 200;

const SENDER: Readonly<Record<Exchange['sender'], string>> = {
  shop: 'shop back end → provider',
  browser: 'browser → provider',
  provider: 'provider → shop (webhook)',
  harness: 'harness → provider',
};

export interface WitnessOptions {
  /** The members to which the finding refers; they are marked. */
  readonly deciding: Deciding;
  /** Times (in words) at which the same request was sent again and got the same answer. */
  readonly again?: readonly string[];
  /** Bodies that are open: by default those with a marked member; `one`: only the first of these. */
  readonly open?: 'marked' | 'one' | 'all' | 'none' | undefined;
}

export function witnessHtml(witness: Witness, options: WitnessOptions): Shown {
  const { deciding } = options;
  switch (witness.kind) {
    case 'exchange':
      return exchangeHtml(witness.exchange, options);
    case 'call':
      return callHtml(witness.call, options);
    case 'navigation': {
      const url = marked(cut(witness.navigation.url, 400), deciding);
      return record([html`Page opened `, url, id(witness.id)], []);
    }
    case 'visit': {
      const { url, text } = witness.visit;
      return record(
        [marked(labelOf(witness), deciding), html` <code>${cut(url, 300)}</code>`, id(witness.id)],
        [{ shown: excerpt(text, deciding) }],
        { fold: fold('Full text of the page', body(text)), ...options },
      );
    }
    case 'error':
      return record([html`${cut(labelOf(witness), 600)}`, id(witness.id)], []);
    case 'reading': {
      const { reads, value } = witness.reading;
      return record([html`${reads}`, id(witness.id)], [{ shown: excerpt(value, deciding) }], {
        fold: fold('All that the harness read', body(value)),
        ...options,
      });
    }
    case 'other': {
      const { value } = witness;
      return record(
        [marked(labelOf(witness), deciding), id(witness.id)],
        value === undefined ? [] : [{ shown: excerpt(value, deciding) }],
        { ...options, open: 'all' },
      );
    }
    default:
      return witness satisfies never;
  }
}

interface Side {
  readonly title?: string;
  readonly shown: Shown;
}

/** A heading, the bodies with a marked member, and the complete record, collapsed. */
function record(
  heading: readonly (Html | Shown)[],
  sides: readonly Side[],
  {
    fold: all,
    open: which = 'marked',
    note,
  }: Pick<WitnessOptions, 'open'> & { fold?: Html; note?: Html | undefined } = {},
): Shown {
  const found = which === 'all' ? sides : sides.filter(({ shown }) => shown.isMarked);
  const open = found.slice(0, which === 'none' ? 0 : which === 'one' ? 1 : found.length);
  return {
    html: html`<div class="exchange">
      <h4>${heading.map((part) => ('isMarked' in part ? part.html : part))}</h4>
      ${note}
      ${
        open.length > 0 &&
        html`<div class="${open.length > 1 && 'pair'}">
          ${open.map(({ title, shown }) => html`<div>${title !== undefined && html`<h5>${title}</h5>`}${shown.html}</div>`)}
        </div>`
      }
      ${all}
    </div>`,
    isMarked:
      heading.some((part) => 'isMarked' in part && part.isMarked) ||
      sides.some(({ shown }) => shown.isMarked),
  };
}

function id(words: string): Html {
  return html` <small>${words}</small>`;
}

function fold(title: string, ...texts: readonly string[]): Html {
  const all = texts.map((text) => html`<pre tabindex="0">${text}</pre>`);
  return html`<details class="full">
    <summary>${title}</summary>
    ${all.length > 1 ? html`<div class="pair">${all}</div>` : all}
  </details>`;
}

function exchangeHtml(
  { id: name, request, response, error, ...rest }: Exchange,
  { deciding, again = [], open }: WitnessOptions,
): Shown {
  const { words } = deciding;
  const notes = [
    senderOf(rest),
    duration(Math.max(0, rest.finishedAt - rest.startedAt)),
    ...(rest.intervention === undefined ? [] : [`changed by the scenario (${rest.intervention})`]),
    ...(rest.signature === undefined ? [] : [`signature ${rest.signature}`]),
    name,
  ];
  const none = error ?? 'no response';
  const sent = headers(request.headers, words);
  const asked = excerpt(request.body, deciding);
  return record(
    [
      marked(`${request.method} ${cut(request.url, 400)}`, deciding),
      html` → `,
      marked(String(response?.status ?? none), deciding),
      id(notes.join(' · ')),
    ],
    [
      {
        title: 'Request',
        shown: { html: html`${sent} ${asked.html}`, isMarked: asked.isMarked || sent.length > 0 },
      },
      ...(response ? [{ title: 'Response', shown: excerpt(response.body, besides(asked, deciding)) }] : []),
    ],
    {
      open,
      note:
        again.length > 0
          ? html`<p>
              <b>Sent ${count(again.length + 1, 'time')}</b> with the same body and the same answer: again at
              ${listed(again)}.
            </p>`
          : undefined,
      fold: fold(
        'Full request and response',
        content(request.headers, request.body),
        response ? content(response.headers, response.body) : none,
      ),
    },
  );
}

/** The marked members of the answer to a request: none, if the only deciding member is in the request. */
function besides({ isMarked }: Shown, { words, member }: Deciding): Deciding {
  return { words: isMarked && member !== undefined ? '' : words };
}

/** Headers whose value occurs in the words of the finding. */
function headers(given: Readonly<Record<string, string>>, words: string): Html[] {
  return Object.entries(given)
    .filter(([, value]) => value.length > 5 && names(words, value))
    .map(([name, value]) => html`<p><mark>${name}: ${cut(value, HEADER)}</mark></p>`);
}

/** Summary of a record, in which the words of the finding are marked. */
function marked(text: string, { words }: Deciding): Shown {
  const isMarked = namesPartOf(words, text);
  return { html: isMarked ? html`<mark>${text}</mark>` : html`<code>${text}</code>`, isMarked };
}

/** A webhook sent by the harness to the shop is not a call to the provider. */
function senderOf({ sender, replay }: Pick<Exchange, 'sender' | 'replay'>): string {
  if (replay === 'none') return 'harness → shop (webhook of the provider, sent again)';
  if (replay !== undefined) return `harness → shop (forged webhook: ${replay} signature)`;
  return SENDER[sender] ?? sender;
}

function callHtml(
  { id: name, method, args, result, threw, page }: SdkCall,
  { deciding, open }: WitnessOptions,
): Shown {
  const given = excerpt(args, deciding);
  const outcome: Side =
    threw === undefined
      ? { title: 'Result', shown: excerpt(result, besides(given, deciding)) }
      : {
          title: 'Thrown error',
          shown: { html: html`<pre tabindex="0">${cut(threw, BODY)}</pre>`, isMarked: false },
        };
  return record(
    [html`<code>${method}(…)</code> called by the shop’s page`, id(`${cut(page, 200)} · ${name}`)],
    [{ title: 'Arguments', shown: given }, outcome],
    {
      open,
      fold: fold(
        'All arguments and the full result',
        body(args),
        threw ?? (result === undefined ? 'no result' : body(result)),
      ),
    },
  );
}

function content(headersOf: Readonly<Record<string, string>>, given: unknown): string {
  const all = Object.entries(headersOf);
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
