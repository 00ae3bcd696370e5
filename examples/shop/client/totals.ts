/** Product and costs from the latest checkout. */
import type { CheckoutView, PurchaseView } from '../shared/views.ts';
import { h, money } from './dom.ts';
import { pageLanguage, t } from './texts.ts';

export function totalsTable({ lines, currency }: PurchaseView, { totals }: CheckoutView): HTMLElement {
  const row = (text: string, amount: number, kind = ''): HTMLElement =>
    h(
      'tr',
      { class: kind },
      h('th', { scope: 'row' }, text),
      h('td', {}, money(amount, currency, pageLanguage)),
    );
  return h(
    'table',
    { class: 'totals' },
    ...lines.map(({ product, name, quantity, amount }) =>
      h(
        'tr',
        { 'data-product': product },
        h('th', { scope: 'row' }, `${quantity} × ${name}`),
        h('td', {}, money(amount, currency, pageLanguage)),
      ),
    ),
    row(t('subtotal'), totals.subtotal),
    row(t('shipping'), totals.shipping),
    row(t('tax'), totals.tax),
    row(t('total'), totals.total, 'sum'),
  );
}
