/** A page about a payment that waits for funds: what to pay, and buttons that simulate the payment. */
import express, { Router } from 'express';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { pathParameter } from '../api/requests.ts';
import { parse } from '../parse.ts';
import { expire, receiveFunds } from '../payment/follow-up.ts';
import { formatted } from '../payment/money.ts';
import type { SourceRecord, SourceState } from '../state/records.ts';
import { type Html, html } from '../../../harness/html.ts';
import { list, sendPage } from './page.ts';

const Form = z.object({ action: z.enum(['pay', 'expire']) });
const ACTIONS = { pay: receiveFunds, expire };
const LABELS = new Map([
  ['iban', 'IBAN'],
  ['swiftCode', 'BIC (SWIFT)'],
]);
const ENDINGS: Partial<Record<SourceState, string>> = {
  chargeable: 'The funds have arrived.',
  consumed: 'The funds have arrived.',
  cancelled: 'This payment has expired.',
  failed: 'This payment has failed.',
};

export function voucherRoutes(context: Context): Router {
  const { store, urls } = context;
  const receiver = (id: string): SourceRecord | undefined => {
    const source = store.sources.get(id);
    return source?.wire.flow === 'receiver' ? source : undefined;
  };
  return Router()
    .get('/vouchers/:id', (request, response) => {
      const source = receiver(pathParameter(request));
      if (source) sendPage(response, 200, `Pay by ${source.wire.name}`, voucher(source));
      else sendPage(response, 404, 'Payment not found', html`<p>There is no such voucher.</p>`);
    })
    .post('/vouchers/:id', express.urlencoded({ extended: false, limit: '10kb' }), (request, response) => {
      const source = receiver(pathParameter(request));
      const { action } = parse(Form, request.body);
      // pressed twice, or on an old page: the page then shows the current state
      if (source?.state === 'pending_funds') ACTIONS[action](context, source);
      response.redirect(303, `${urls.portal}/vouchers/${encodeURIComponent(pathParameter(request))}`);
    });
}

function voucher(source: SourceRecord): Html {
  const { amount = 0, currency, expirationTime, state, details } = source;
  const date = new Intl.DateTimeFormat('en', { dateStyle: 'long', timeZone: 'UTC' });
  const facts = Object.entries(details).flatMap(([name, value]): (readonly [string, string])[] =>
    ['string', 'number'].includes(typeof value) && !/^https?:/.test(String(value))
      ? [[label(name), String(value)]]
      : [],
  );
  const until =
    expirationTime === undefined ? [] : [['Pay by', date.format(new Date(expirationTime))] as const];
  const ending = ENDINGS[state];
  return html`<p class="amount">${currency ? formatted(amount, currency) : amount}</p>
    ${list([...facts, ...until])}
    ${
      ending === undefined
        ? html`<form method="post" class="pair">
              <button class="primary" name="action" value="pay">Pay now</button>
              <button name="action" value="expire">Let it expire</button>
            </form>
            <p class="note">This is a test page: no money is moved.</p>`
        : html`<p role="status"><strong>${ending}</strong></p>`
    }`;
}

/** `receiptNumber` → `Receipt number` */
function label(member: string): string {
  const words = member.replaceAll(/[A-Z]/g, (capital) => ` ${capital.toLowerCase()}`);
  return LABELS.get(member) ?? words.charAt(0).toUpperCase() + words.slice(1);
}
