/** The review page before the order is placed. */
import { methodOf } from '../shared/methods.ts';
import type { CheckoutView, PurchaseView } from '../shared/views.ts';
import { consentBoxes, consentsOn } from './consents.ts';
import { button, h } from './dom.ts';
import { disclosuresOf } from './legal.ts';
import { payNow, sendAway } from './pay.ts';
import { isMadeHere } from './payment-screen.ts';
import { attempt, notice, render, type Shown, tell } from './screen.ts';
import { pageData } from './sdk.ts';
import { act } from './server.ts';
import { makeSource } from './sources.ts';
import { noticeText, t } from './texts.ts';
import { totalsTable } from './totals.ts';

const { options } = pageData();

export function showReview(shown: Shown, purchase: PurchaseView, checkout: CheckoutView): void {
  const method = methodOf(checkout.method);
  const { number } = checkout;
  const boxes = consentBoxes(
    consentsOn('review', options, method),
    options,
    shown.page,
    disclosuresOf(shown.page, purchase.locale, purchase.country, checkout.sellingEntity),
    () => refresh(),
  );
  const place = async (): Promise<void> => {
    if (!boxes.isComplete()) return tell(noticeText('accept'));
    if (!method || isMadeHere(method)) return payNow(shown, purchase, number, undefined, boxes.given());
    const source = await makeSource(shown.page, options, purchase, checkout, method, undefined);
    if (!source) return shown.show(await act(purchase.id, 'change', { number }), t('sourceFailed'));
    return method.redirect === 'beforeOrder'
      ? sendAway(shown, purchase, number, source, boxes.given())
      : payNow(shown, purchase, number, source.id, boxes.given());
  };
  const leavesNow = method?.redirect === 'beforeOrder' && options.orderOnReturn;
  const go = button(t(leavesNow ? 'payAtProvider' : 'payNow'), () => attempt(place));
  const refresh = (): void => {
    go.disabled = options.disabledButtons && !boxes.isComplete();
  };
  refresh();
  const told = purchase.notice && noticeText(purchase.notice);
  const other = (step: 'change' | 'remove'): HTMLButtonElement =>
    button(
      t(step),
      () => attempt(async () => shown.show(await act(purchase.id, step, { number }))),
      `quiet ${step}`,
    );
  go.classList.add('place');
  render(
    'review',
    notice(purchase.remark === undefined ? told : `${told} ${purchase.remark}`),
    h('h1', {}, t('review')),
    h(
      'div',
      { class: 'card' },
      totalsTable(purchase, checkout),
      h('p', {}, `${t('payingWith')} `, h('strong', {}, method?.label ?? '')),
      h('div', { class: 'row' }, other('change'), other('remove')),
      boxes.element,
      go,
    ),
  );
}
