/** Store credit: applied and removed on the payment page. */
import { Router } from 'express';
import { z } from 'zod';
import { amountIn, detachCredit, detachPrimary } from '../buying/credit.ts';
import type { Purchase } from '../state/purchase.ts';
import type { CreditView } from '../views/credit.ts';
import { money } from '../views/layout.ts';
import type { Visit } from '../behaviour.ts';
import { redirectResponse, type Visiting } from '../web/visiting.ts';
import { openPurchaseOf } from './purchase-pages.ts';

const Amount = z.object({ amount: z.string().max(20) });
const Chosen = z.object({ sourceId: z.string().max(200) });

export function creditRoutes(visiting: Visiting): Router {
  return Router()
    .post(
      '/payment/credit',
      visiting.form('/payment', async (visit, request, response) => {
        const purchase = await openPurchaseOf(visit);
        if (typeof purchase === 'string') redirectResponse(response, purchase);
        else {
          const asked = amountIn(Amount.safeParse(request.body).data?.amount ?? '');
          await apply(visit, purchase, asked ?? 0);
          redirectResponse(response, '/payment');
        }
      }),
    )
    .post(
      '/payment/credit/remove',
      visiting.form('/payment', async (visit, request, response) => {
        const purchase = await openPurchaseOf(visit);
        const { sourceId } = Chosen.safeParse(request.body).data ?? {};
        if (typeof purchase === 'string') redirectResponse(response, purchase);
        else {
          const credit = purchase.credits.find((attached) => attached.sourceId === sourceId);
          if (credit) {
            await detachPrimary(visit, purchase);
            await detachCredit(visit.api, purchase, credit);
          }
          redirectResponse(response, '/payment');
        }
      }),
    );
}

/** Credit data for the payment page. The checkout is read only if it has credit. */
export async function creditView({ api }: Visit, purchase: Purchase): Promise<CreditView> {
  const { credits, market, attachedSource } = purchase;
  const { currency, locale } = market;
  if (credits.length === 0) return { credits, currency, locale };
  const { totalAmount, payment } = await api.readCheckout(purchase.checkoutId);
  const applied = credits.reduce((sum, { amount }) => sum + amount, 0);
  const left = attachedSource ? totalAmount - applied : payment.session.amountRemainingToBeContributed;
  return { credits, currency, locale, left };
}

async function apply(visit: Visit, purchase: Purchase, asked: number): Promise<void> {
  const { session, api, behaviour } = visit;
  await detachPrimary(visit, purchase);
  const { payment, currency } = await api.readCheckout(purchase.checkoutId);
  const left = payment.session.amountRemainingToBeContributed;
  const amount = behaviour.creditFor(asked, left);
  if (amount === undefined) {
    const most = money(left, currency, purchase.market.locale);
    session.tell(`Please choose an amount of store credit up to ${most}, which is what is left to pay.`);
    return;
  }
  await behaviour.applyCredit(api, purchase, amount);
}
