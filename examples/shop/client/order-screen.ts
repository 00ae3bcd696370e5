/** The confirmation page and the order page. */
import type { OrderView, PurchaseView } from '../shared/views.ts';
import { h, money } from './dom.ts';
import { showLegal } from './legal.ts';
import { onLeave, render, type Shown } from './screen.ts';
import { pageData, sdkIn } from './sdk.ts';
import { pageLanguage, statusText, t } from './texts.ts';

const { options } = pageData();

export function showConfirmation(shown: Shown, purchase: PurchaseView, order: OrderView): void {
  const target = options.orderInNewTab ? '_blank' : undefined;
  const place = options.instructionsOnConfirmation ? instructions(shown, order) : undefined;
  render(
    'confirmation',
    h('h1', {}, t('thanks')),
    h(
      'div',
      { class: 'card' },
      h('p', {}, `${t('orderNumber')}: `, h('output', { class: 'number' }, order.number)),
      h('p', {}, statusText(order.status)),
      h('p', {}, t('mailSent')),
      place?.element,
      h('p', {}, h('a', { href: `/orders/${order.number}`, class: 'to-order', target }, t('toOrder'))),
    ),
  );
  place?.mount(purchase.locale);
}

export function showOrder(shown: Shown, order: OrderView, locale: string): void {
  const place = instructions(shown, order);
  render(
    'order',
    h('h1', {}, t('order')),
    h(
      'div',
      { class: 'card' },
      h('p', {}, `${t('orderNumber')}: `, h('output', { class: 'number' }, order.number)),
      h('p', { class: 'status', 'data-status': order.status }, statusText(order.status)),
      h('p', {}, `${t('total')}: `, money(order.total, order.currency, pageLanguage)),
      place?.element,
      h('h2', {}, t('news')),
      h('ul', { class: 'news' }, ...order.messages.map((status) => h('li', {}, statusText(status)))),
    ),
  );
  place?.mount(locale);
  showLegal(shown.page, locale, order.country, order.sellingEntity);
}

/** Payment instructions: the SDK's element, with the shop's text above it. */
function instructions(
  { page }: Shown,
  order: OrderView,
): { readonly element: HTMLElement; readonly mount: (locale: string) => void } | undefined {
  const given = page.instructions(order);
  if (!given) return undefined;
  const amount = money(page.amountToPay(order), order.currency, pageLanguage);
  const element = h(
    'section',
    { class: 'instructions' },
    h('h2', {}, t('howToPay')),
    h('p', { class: 'to-pay' }, `${t('pleasePay')} `, amount, ` ${t('pleasePayEnd')}`),
    h('div', { id: 'instructions' }),
  );
  const mount = (locale: string): void => {
    const sdk = sdkIn(page.sdkLocale(locale));
    const made = sdk.createElement('delayedpaymentinstructions', given);
    made.mount('instructions');
    onLeave(() => element.replaceChildren());
  };
  return { element, mount };
}
