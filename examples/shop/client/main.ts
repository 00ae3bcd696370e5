/** The page's script: requests the state of the purchase from the server and shows it. */
import { brokenPage } from '../faulty/client.ts';
import type { PurchaseView } from '../shared/views.ts';
import { rightPage } from './behaviour.ts';
import { guardButtons, h } from './dom.ts';
import { showDetails } from './details-screen.ts';
import { showHome } from './home-screen.ts';
import { showLegal } from './legal.ts';
import { showConfirmation, showOrder } from './order-screen.ts';
import { leave } from './pay.ts';
import { showPayment } from './payment-screen.ts';
import { showReview } from './review-screen.ts';
import { attempt, render, type Shown } from './screen.ts';
import { pageData } from './sdk.ts';
import { act, readOrder, readPurchase } from './server.ts';
import { t } from './texts.ts';
import { showWaiting } from './waiting-screen.ts';

const { options, defects } = pageData();
const TEXT = 'tidepool-text';

const shown: Shown = { page: brokenPage(rightPage, defects), show };

async function show(purchase: PurchaseView, text?: string): Promise<void> {
  const { id, stage, checkout, order, redirectUrl, locale, country } = purchase;
  // after return from the provider, the browser may show a cached page with an old state
  if (stage === 'away' && redirectUrl !== undefined) {
    render('leaving', h('h1', {}, t('leaving')));
    return leave(redirectUrl);
  }
  const ownPath = `/buy/${id}/${stage}`;
  if (options.pageLoads && location.pathname !== ownPath) {
    if (text !== undefined) sessionStorage.setItem(TEXT, text);
    return location.assign(ownPath);
  }
  const entity = order?.sellingEntity ?? checkout?.sellingEntity;
  if (entity !== undefined) showLegal(shown.page, locale, country, entity);
  if (stage === 'details') showDetails(shown, purchase);
  else if (stage === 'done' && order) showConfirmation(shown, purchase, order);
  else if (stage === 'payment' && checkout) await showPayment(shown, purchase, checkout, text ?? keptText());
  else if (stage === 'review' && checkout) showReview(shown, purchase, checkout);
  else showWaiting(shown, purchase);
}

/** The message for the previous page, which is gone. */
function keptText(): string | undefined {
  const text = sessionStorage.getItem(TEXT) ?? undefined;
  sessionStorage.removeItem(TEXT);
  return text;
}

async function start(): Promise<void> {
  const [, place = '', id = '', stage, number] = location.pathname.split('/');
  if (place === 'orders') {
    const order = await readOrder(id);
    return showOrder(shown, order, order.locale);
  }
  if (place !== 'buy') return showHome();
  const isBack = stage === 'return' || stage === 'cancel';
  await show(await (isBack && number !== undefined ? act(id, 'returned', { number }) : readPurchase(id)));
}

// the browser's back button may restore the old page
window.addEventListener('pageshow', ({ persisted }) => {
  if (persisted) location.reload();
});
guardButtons(shown.page.guardsButtons);
void attempt(start);
