/** The payment page, and what the shopper does there. */
import { Router } from 'express';
import { z } from 'zod';
import { wires } from '../../../contract/wire.ts';
import type { Assets } from '../assets.ts';
import type { Details } from '../buying/details.ts';
import { buttonOf, fieldsOf, ownerOf, payloadFor } from '../buying/payload.ts';
import { isStorable, savedMethods, saveFirst } from '../buying/saving.ts';
import { acceptTerms } from '../buying/subscribing.ts';
import type { DropinData, PaymentData } from '../client/page-data.ts';
import { wireFor } from '../state/markets.ts';
import type { Purchase } from '../state/purchase.ts';
import { dropinPage, paymentPage } from '../views/payment.ts';
import type { Visit } from '../behaviour.ts';
import { coveredPage } from '../views/credit.ts';
import { redirectResponse, show, type Visiting } from '../web/visiting.ts';
import { creditView } from './credit.ts';
import { sellerOf } from './seller.ts';
import { taxView } from './tax.ts';
import { openPurchaseOf } from './purchase-pages.ts';

const Form = z.object({
  sourceId: z.string().min(1).max(200),
  approvesLater: z.stringbool().optional(),
  save: z.stringbool().optional(),
  /** The terms of a subscription, as shown and accepted. */
  renewalTerms: z.string().min(1).max(20_000).optional(),
});

export function paymentRoutes(visiting: Visiting, assets: Assets): Router {
  return Router()
    .get(
      '/payment',
      visiting.page(async (visit, { query }, response) => {
        const { session, options, behaviour } = visit;
        const purchase = await openPurchaseOf(visit);
        if (typeof purchase === 'string' || !session.details) {
          redirectResponse(response, typeof purchase === 'string' ? purchase : '/');
          return;
        }
        const credit = await creditView(visit, purchase);
        const tax = taxView(visit, purchase);
        if (credit.left === 0) {
          show(response, coveredPage(credit, behaviour.asksForTerms(), session.takeAlert()));
          return;
        }
        // stored once: a shopper who pays again sees the same page
        if (query.integration !== undefined)
          session.dropIn =
            query.integration !== 'dropin' ? undefined : query.redirects === 'dropin' ? 'dropin' : 'shop';
        if (session.dropIn) {
          const page = dropinPage({
            credit,
            tax,
            data: dropinData(visit, purchase, session.details, session.dropIn === 'shop'),
            alert: session.takeAlert(),
            scripts: [options.jsUrl, assets.scriptUrl(behaviour.script())],
            cssUrl: options.cssUrl,
          });
          show(response, page);
          return;
        }
        const page = paymentPage({
          credit,
          tax,
          data: behaviour.paymentData(await paymentData(visit, purchase, session.details), options),
          asksForTerms: behaviour.asksForTerms(),
          alert: session.takeAlert(),
          scripts: [options.jsUrl, assets.scriptUrl(behaviour.script())],
          cssUrl: options.cssUrl,
          seller: sellerOf(visit, purchase),
        });
        show(response, page);
      }),
    )
    .post(
      '/payment',
      visiting.form('/payment', async (visit, request, response) => {
        const purchase = await openPurchaseOf(visit);
        const form = Form.safeParse(request.body);
        if (typeof purchase === 'string' || !form.success) {
          redirectResponse(response, typeof purchase === 'string' ? purchase : '/payment');
          return;
        }
        redirectResponse(response, (await acceptSource(visit, purchase, form.data)) ? '/review' : '/payment');
      }),
    )
    .post(
      '/payment/attached',
      visiting.page(async (visit, request, response) => {
        const purchase = await openPurchaseOf(visit);
        const form = Form.safeParse(request.body);
        if (typeof purchase === 'string' || !form.success) {
          response.status(409).end();
          return;
        }
        response.status((await acceptSource(visit, purchase, form.data)) ? 204 : 409).end();
      }),
    )
    .post(
      '/payment/held',
      visiting.page(async (visit, request, response) => {
        const { current } = visit.session;
        const form = Form.safeParse(request.body);
        const agreed =
          current?.stage.is === 'open' &&
          form.success &&
          (await acceptTerms(visit, current, form.data.renewalTerms));
        if (!agreed) {
          response.status(409).end();
          return;
        }
        await visit.behaviour.holdSource(visit, current, form.data.sourceId);
        current.approvesLater = form.data.approvesLater ?? false;
        current.atProvider = true;
        response.status(204).end();
      }),
    )
    .post(
      '/payment/remove',
      visiting.form('/review', async (visit, _request, response) => {
        const purchase = await openPurchaseOf(visit);
        if (typeof purchase !== 'string' && purchase.attachedSource) {
          await visit.behaviour.dropSource(visit.api, purchase, purchase.attachedSource);
        }
        redirectResponse(response, '/payment');
      }),
    );
}

/** Stores the consents, saves the source, then attaches it. @returns whether the source is attached */
async function acceptSource(
  visit: Visit,
  purchase: Purchase,
  { sourceId, save = false, renewalTerms }: z.output<typeof Form>,
): Promise<boolean> {
  const { behaviour } = visit;
  if (!(await acceptTerms(visit, purchase, renewalTerms))) return false;
  if (behaviour.maySave(save)) await saveFirst(visit, purchase, sourceId);
  await behaviour.takeSource(visit.api, purchase, sourceId);
  return true;
}

async function paymentData(
  { session, behaviour, shopUrl, options, api }: Visit,
  purchase: Purchase,
  details: Details,
): Promise<PaymentData> {
  const { account } = session;
  const saved = account ? savedMethods(await api.readCustomer(account.customerId)) : undefined;
  const { market, number } = purchase;
  const address = (path: string): string =>
    behaviour.returnUrl(`${shopUrl}${path}?order=${number}`, purchase);
  const types = [...new Set(wires.map(({ type }) => type))];
  const known = types.flatMap((type) => wireFor(market, type, options.dialect) ?? []);
  const urls = { returnUrl: address('/return'), cancelUrl: address('/cancel') };
  const methods = behaviour.offered(known, market).map((wire) => {
    const button = buttonOf(wire);
    return [
      wire.type,
      {
        name: wire.name,
        fields: fieldsOf(wire, { ...market, sessionId: purchase.paymentSession.id }),
        ...(button ? { button } : {}),
        payload: behaviour.payload(payloadFor(wire, purchase, details, urls), wire, purchase),
        redirectsFirst: wire.paymentFlow === 'redirect-then-submit',
        ...(account && isStorable(wire) ? { storable: true } : {}),
      },
    ];
  });
  return {
    publicKey: options.publicKey,
    locale: market.locale,
    sessionId: purchase.paymentSession.id,
    country: market.country,
    currency: market.currency,
    methods: Object.fromEntries(methods) as PaymentData['methods'],
    ...(saved ? { saved } : {}),
    ...(purchase.subscription
      ? { subscribes: { entity: purchase.entity, asks: behaviour.asksForRenewal() } }
      : {}),
  };
}

/** @param redirects whether the shop redirects the shopper; otherwise Drop-in does */
function dropinData(
  { session, behaviour, shopUrl, options }: Visit,
  purchase: Purchase,
  details: Details,
  redirects: boolean,
): DropinData {
  const { market, number, paymentSession, subscription } = purchase;
  const address = behaviour.returnUrl(`${shopUrl}/return?order=${number}`, purchase);
  const types = behaviour.offered(
    wires.filter(({ supports }) => supports.dropIn.length > 0),
    market,
  );
  return {
    publicKey: options.publicKey,
    locale: market.locale,
    subscribes: subscription !== undefined,
    config: behaviour.dropinConfig({
      sessionId: paymentSession.id,
      billingAddress: ownerOf(details),
      options: {
        flow: 'checkout',
        showComplianceSection: true,
        showTermsOfSaleDisclosure: behaviour.asksForTerms(),
        showSavePaymentAgreement: session.account !== undefined,
        // the terms are combined: automatic renewal, and saving the source for it
        ...(subscription ? { usage: 'subscription' } : {}),
        redirect: redirects
          ? { disableAutomaticRedirects: true, returnUrl: address, cancelUrl: address }
          : { disableAutomaticRedirects: false },
      },
      paymentMethodConfiguration: { enabledPaymentMethods: [...new Set(types.map(({ type }) => type))] },
    }),
  };
}
