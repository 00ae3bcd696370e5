/** A tax number: applied and withdrawn on the payment page. */
import { Router } from 'express';
import { z } from 'zod';
import { detachPrimary } from '../buying/credit.ts';
import { useTaxNumber, withdrawTaxNumber } from '../buying/tax-number.ts';
import type { Purchase } from '../state/purchase.ts';
import type { TaxView } from '../views/tax.ts';
import type { Visit } from '../behaviour.ts';
import { redirectResponse, type Visiting } from '../web/visiting.ts';
import { openPurchaseOf } from './purchase-pages.ts';

const Form = z.object({
  type: z.string().regex(/^[a-z_]{2,40}$/),
  value: z.string().max(40),
  customerType: z.enum(['individual', 'business']),
});
/** Countries with exemption certificates instead of tax identifiers. */
const BY_CERTIFICATE = 'US';

export function taxRoutes(visiting: Visiting): Router {
  return Router()
    .post(
      '/payment/tax-number',
      visiting.form('/payment', async (visit, request, response) => {
        const purchase = await openPurchaseOf(visit);
        const form = Form.safeParse(request.body);
        if (typeof purchase === 'string') {
          redirectResponse(response, purchase);
          return;
        }
        if (form.success) {
          // the amount to pay may change
          await detachPrimary(visit, purchase);
          await useTaxNumber(visit, purchase, form.data);
        } else visit.session.tell('Please check your tax number.');
        redirectResponse(response, '/payment');
      }),
    )
    .post(
      '/payment/tax-number/remove',
      visiting.form('/payment', async (visit, _request, response) => {
        const purchase = await openPurchaseOf(visit);
        if (typeof purchase === 'string') {
          redirectResponse(response, purchase);
          return;
        }
        await detachPrimary(visit, purchase);
        await withdrawTaxNumber(visit, purchase);
        redirectResponse(response, '/payment');
      }),
    );
}

/** Tax data for the payment page; undefined if it has no field for a tax number. */
export function taxView({ behaviour }: Visit, purchase: Purchase): TaxView | undefined {
  const { market, taxNumber, paymentSession } = purchase;
  if (market.country === BY_CERTIFICATE) return undefined;
  if (!behaviour.asksForTaxNumber()) return undefined;
  return { number: taxNumber, sessionId: paymentSession.id };
}
