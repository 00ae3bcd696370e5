/** The payment page: choice of a method and its fields. */
import { METHODS, type PaymentMethod } from '../shared/methods.ts';
import type { CheckoutView, PurchaseView } from '../shared/views.ts';
import { consentBoxes, type ConsentBoxes, consentsOn } from './consents.ts';
import { button, h } from './dom.ts';
import { disclosuresOf } from './legal.ts';
import { payNow, sendAway } from './pay.ts';
import { attempt, notice, onLeave, render, type Shown, tell } from './screen.ts';
import { pageData, type SdkElement, sdkIn } from './sdk.ts';
import { act } from './server.ts';
import { makeSource, type MadeSource } from './sources.ts';
import { noticeText, t } from './texts.ts';
import { totalsTable } from './totals.ts';

const { options, methods: offered } = pageData();

export async function showPayment(
  shown: Shown,
  purchase: PurchaseView,
  checkout: CheckoutView,
  text?: string,
): Promise<void> {
  const sdk = sdkIn(shown.page.sdkLocale(purchase.locale));
  const { paymentMethods } = await sdk.retrieveAvailablePaymentMethods({ sessionId: checkout.sessionId });
  const methods = METHODS.filter(
    ({ type }) => offered.includes(type) && paymentMethods.some((one) => one.type === type),
  );
  const panel = h('div', { class: 'panel' });
  const radios = methods.map((method) => {
    const radio = h('input', { type: 'radio', name: 'method', value: method.type });
    radio.addEventListener('change', () => void attempt(() => choose(shown, purchase, method, panel)));
    return h('label', { class: 'choice' }, radio, h('span', {}, method.label));
  });
  const told = text ?? (purchase.notice && noticeText(purchase.notice));
  render(
    'payment',
    notice(purchase.remark === undefined ? told : `${told} ${purchase.remark}`),
    h('h1', {}, t('payment')),
    h('div', { class: 'card', role: 'radiogroup', 'aria-label': t('payment') }, ...radios, panel),
  );
}

/** Opens the panel of a method. Another method needs another checkout, so the server is asked first. */
async function choose(
  shown: Shown,
  before: PurchaseView,
  method: PaymentMethod,
  panel: HTMLElement,
): Promise<void> {
  const mine = ++choices;
  panel.replaceChildren();
  delete panel.dataset.method;
  const purchase = await act(before.id, 'method', { type: method.type });
  // the shopper may have chosen another method meanwhile
  if (mine !== choices) return;
  const { checkout } = purchase;
  if (!checkout || purchase.stage !== 'payment') return shown.show(purchase);
  const elements = fields(shown, purchase, method, panel);
  onLeave(() => destroy(elements));
  openPanels.splice(0).forEach(destroy);
  openPanels.push(elements);
  const asked = consentsOn('payment', options, method);
  const boxes = consentBoxes(
    asked,
    options,
    shown.page,
    asked.disclosure
      ? disclosuresOf(shown.page, purchase.locale, purchase.country, checkout.sellingEntity)
      : {},
    () => refresh(),
  );
  const go = button(goText(method), () =>
    attempt(() => proceed(shown, purchase, checkout, method, elements[0], boxes)),
  );
  const refresh = (): void => {
    go.disabled = options.disabledButtons && !boxes.isComplete();
  };
  refresh();
  if (method.redirect !== 'never') panel.append(h('p', {}, t('leavesShop')));
  if (options.onePage) panel.append(totalsTable(purchase, checkout));
  panel.append(boxes.element, go);
  panel.dataset.method = method.type;
}

let choices = 0;
const openPanels: SdkElement[][] = [];

function destroy(elements: SdkElement[]): void {
  for (const element of elements.splice(0)) element.destroy();
}

function goText({ redirect }: PaymentMethod): string {
  if (options.onePage) return t('payNow');
  return redirect === 'beforeOrder' && !options.orderOnReturn ? t('toProvider') : t('toReview');
}

function fields(
  { page }: Shown,
  purchase: PurchaseView,
  method: PaymentMethod,
  panel: HTMLElement,
): SdkElement[] {
  const sdk = sdkIn(page.sdkLocale(purchase.locale));
  return method.elements.map((type) => {
    const place = h('div', { id: `field-${type}`, class: 'sdk-field' });
    panel.append(place);
    const element = sdk.createElement(type);
    element.mount(place.id);
    return element;
  });
}

/** Leaves the payment page: to the review page, to the provider, or straight to the order. */
async function proceed(
  shown: Shown,
  purchase: PurchaseView,
  checkout: CheckoutView,
  method: PaymentMethod,
  element: SdkElement | undefined,
  boxes: ConsentBoxes,
): Promise<void> {
  if (!boxes.isComplete()) return tell(noticeText('accept'));
  const { number } = checkout;
  const leaves = method.redirect === 'beforeOrder' && (options.onePage || !options.orderOnReturn);
  let source: MadeSource | undefined;
  if (isMadeHere(method)) {
    source = await makeSource(shown.page, options, purchase, checkout, method, element);
    if (!source)
      return options.keepPanels ? tell(t('sourceFailed')) : shown.show(purchase, t('sourceFailed'));
  }
  if (source && leaves) return sendAway(shown, purchase, number, source, boxes.given());
  if (source && options.onePage) return payNow(shown, purchase, number, source.id, boxes.given());
  const step = { number, ...boxes.given(), ...(source ? { sourceId: source.id } : {}) };
  await shown.show(await act(purchase.id, 'continue', step));
}

/** Whether a method's source is created on the payment page. */
export function isMadeHere({ elements, redirect }: PaymentMethod): boolean {
  if (elements.length > 0 || options.onePage) return true;
  return redirect === 'beforeOrder' ? !options.orderOnReturn : !options.sourceOnReview;
}
