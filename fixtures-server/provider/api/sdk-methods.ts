/** Lists for the SDK: payment methods, banks, stores. */
import { randomUUID } from 'node:crypto';
import { Router } from 'express';
import type { Wire } from '../../../contract/wire.ts';
import type { Context } from '../context.ts';
import { InvalidParameter, MissingParameter } from '../errors.ts';
import { stores } from '../payment/konbini-stores.ts';
import { decimal } from '../payment/money.ts';
import { countryOf, totalsOf } from '../payment/totals.ts';
import { dialectOf } from '../payment/triggers.ts';
import { belongsTo } from './journaling.ts';
import { queryParameter } from './requests.ts';

const BANKS: Readonly<Record<string, readonly { bankCode: string; bankName: string }[]>> = {
  'DE EUR': [
    { bankCode: '86', bankName: 'Sofortüberweisung' },
    { bankCode: '21', bankName: 'Giropay' },
  ],
  'AT EUR': [{ bankCode: '86', bankName: 'Sofortüberweisung' }],
  'CZ CZK': [{ bankCode: '82', bankName: 'Online přev. z účtu' }],
  'FI EUR': [
    { bankCode: '31', bankName: 'Nordea' },
    { bankCode: '32', bankName: 'OP' },
  ],
  'NL EUR': [{ bankCode: '51', bankName: 'iDEAL' }],
  'PL PLN': [{ bankCode: '82', bankName: 'Przelewy online' }],
  'SE SEK': [
    { bankCode: '61', bankName: 'Handelsbanken' },
    { bankCode: '62', bankName: 'Swedbank' },
  ],
};
const SUPPORTS = {
  supportsStorage: 'storage',
  supportsRecurring: 'recurring',
  supportsFreeTrial: 'freeTrial',
} as const;

export function sdkMethodRoutes({ wires, store, urls }: Context): Router {
  return Router()
    .get('/payment-methods', (request, response) => {
      const sessionId = queryParameter(request, 'sessionId');
      const checkout = sessionId === undefined ? undefined : store.checkoutOfSession(sessionId);
      if (sessionId !== undefined && !checkout) {
        throw new InvalidParameter('sessionId', 'There is no such payment session.');
      }
      belongsTo(response, checkout?.token);
      const currency = checkout?.request.currency ?? queryParameter(request, 'currency');
      const country = checkout ? countryOf(checkout.request) : queryParameter(request, 'country');
      // a renewal is charged without the shopper
      const recurring = checkout?.request.items.some(
        ({ subscriptionInfo }) => subscriptionInfo?.autoRenewal === true,
      );
      const offered = wires.filter(
        (wire) =>
          (!recurring || wire.supports.recurring) &&
          (!checkout || wire.dialects.includes(dialectOf(checkout))) &&
          pays(wire, country, currency) &&
          Object.entries(SUPPORTS).every(
            ([name, member]) => queryParameter(request, name) !== 'true' || wire.supports[member],
          ),
      );
      response.json({
        sessionInformation: checkout
          ? {
              id: checkout.session.id,
              amount: decimal(totalsOf(checkout.request).total, checkout.request.currency),
              currency: checkout.request.currency,
              country: countryOf(checkout.request) ?? null,
              chargeType: checkout.request.chargeType ?? 'customer_initiated',
              ...(recurring ? { recurring } : {}),
            }
          : null,
        // for the shopper, all variants of a type are one method
        paymentMethods: offered
          .filter((wire, index) => offered.findIndex(({ type }) => type === wire.type) === index)
          .map((wire) => ({
            type: wire.type,
            displayName: wire.name,
            flow: wire.flow,
            supportsStorage: wire.supports.storage,
            supportsRecurring: wire.supports.recurring,
            supportsFreeTrial: wire.supports.freeTrial,
            images: { iconImage: `${urls.api}/payments/images/${wire.type}.svg` },
          })),
      });
    })
    .get('/online-banking/banks', (request, response) => {
      const [country, currency] = ['country', 'currency'].map((name) => queryParameter(request, name));
      response.json(BANKS[`${country} ${currency}`] ?? []);
    })
    .post('/apple-pay/session', (request, response) => {
      const { domainName } = (request.body ?? {}) as { readonly domainName?: unknown };
      if (typeof domainName !== 'string') throw new MissingParameter('domainName');
      response.json({ merchantSessionIdentifier: randomUUID(), domainName });
    })
    .get('/konbini/stores', (_request, response) => {
      const imagesUrl = `${urls.api}/payments/images`;
      response.json(stores.map((shop) => ({ ...shop, storeLogoUrl: `${imagesUrl}/${shop.storeId}.svg` })));
    });
}

/** Whether a method is available in a country and a currency; an unknown value excludes nothing. */
function pays(wire: Wire, country: string | undefined, currency: string | undefined): boolean {
  return wire.markets.some(
    (market) =>
      (country === undefined || market.country === country) &&
      (currency === undefined || market.currency === currency),
  );
}
