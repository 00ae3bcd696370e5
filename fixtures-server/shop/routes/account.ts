/** The shopper's account: signing in, and payment methods that are saved, added and removed. */
import { Router } from 'express';
import { z } from 'zod';
import type { Assets } from '../assets.ts';
import { sampleDetails } from '../buying/details.ts';
import { openPurchase } from '../buying/open-purchase.ts';
import { payloadOf } from '../buying/payload.ts';
import { savedMethods, storableMethod } from '../buying/saving.ts';
import { customerNumber } from '../state/account.ts';
import { markets } from '../state/markets.ts';
import { accountPage, savingPage, signInPage } from '../views/account.ts';
import { missingPage } from '../views/error.ts';
import { redirectResponse, show, type Visiting } from '../web/visiting.ts';

const SignIn = z.object({
  email: z
    .string()
    .trim()
    .max(200)
    .regex(/^[^\s@]+@[^\s@]+$/),
});
const Chosen = z.object({ sourceId: z.string().min(1).max(200) });

export function accountRoutes(visiting: Visiting, assets: Assets): Router {
  return Router()
    .get(
      '/account',
      visiting.page(async ({ session, api }, _request, response) => {
        const alert = session.takeAlert();
        if (!session.account) {
          show(response, signInPage(session.details?.email ?? session.market?.sample.email ?? '', alert));
          return;
        }
        const { account, current } = session;
        const saved = savedMethods(await api.readCustomer(account.customerId));
        const buying = current?.stage.is === 'open';
        show(response, accountPage({ account, saved, buying, alert, removable: api.removesSources }));
      }),
    )
    .post(
      '/account/sign-in',
      visiting.form('/account', async (visit, request, response) => {
        const { session, api, behaviour } = visit;
        const form = SignIn.safeParse(request.body);
        if (!form.success) session.tell('Please enter your e-mail address.');
        else if (!session.account) {
          const { id } = await api.createCustomer(
            customerNumber(visit.options.sandboxRunId),
            form.data.email,
          );
          session.account = { customerId: id, email: form.data.email };
          const { current } = session;
          const customerId = behaviour.customerFor(session.account);
          if (current?.stage.is === 'open' && customerId !== undefined) {
            if (api.takesCustomersLater) await api.updateCheckout(current.checkoutId, { customerId });
            else if (session.details) await openPurchase(visit, current.market, session.details);
          }
        }
        redirectResponse(response, '/account');
      }),
    )
    .get(
      '/account/add',
      visiting.page(({ session, behaviour, options }, _request, response) => {
        const market = session.market ?? markets[0];
        const wire = market && storableMethod(market, options.dialect);
        if (!session.account || !market || !wire) {
          if (session.account) show(response, missingPage(), 404);
          else redirectResponse(response, '/account');
          return;
        }
        const page = savingPage({
          name: wire.name,
          data: {
            publicKey: options.publicKey,
            locale: market.locale,
            country: market.country,
            currency: market.currency,
            method: payloadOf(wire, session.details ?? sampleDetails(market), market),
          },
          alert: session.takeAlert(),
          scripts: [options.jsUrl, assets.scriptUrl(behaviour.script())],
          cssUrl: options.cssUrl,
        });
        show(response, page);
      }),
    )
    .post(
      '/account/sources',
      visiting.form('/account/add', async ({ session, behaviour, api }, request, response) => {
        const form = Chosen.safeParse(request.body);
        if (session.account && form.success) {
          await behaviour.addSource(api, session.account.customerId, form.data.sourceId);
        }
        redirectResponse(response, '/account');
      }),
    )
    .post(
      '/account/sources/remove',
      visiting.form('/account', async ({ session, behaviour, api }, request, response) => {
        const form = Chosen.safeParse(request.body);
        if (session.account && form.success) {
          await behaviour.forgetSource(api, session.account.customerId, form.data.sourceId);
        }
        redirectResponse(response, '/account');
      }),
    );
}
