/** The result of the payment is unknown: the page asks the server until it is known. */
import type { PurchaseView } from '../shared/views.ts';
import { button, h } from './dom.ts';
import { attempt, notice, onLeave, render, type Shown } from './screen.ts';
import { readPurchase } from './server.ts';
import { noticeText, t } from './texts.ts';

const EVERY = 3_000;

export function showWaiting(shown: Shown, purchase: PurchaseView): void {
  const ask = (): Promise<void> => attempt(async () => shown.show(await readPurchase(purchase.id)));
  render(
    'waiting',
    notice(purchase.notice && noticeText(purchase.notice)),
    h('h1', {}, t('waiting')),
    h('div', { class: 'card' }, button(t('checkAgain'), ask)),
  );
  const timer = setTimeout(() => void ask(), EVERY);
  onLeave(() => clearTimeout(timer));
}
