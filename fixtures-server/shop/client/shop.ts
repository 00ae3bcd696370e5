/** The script of all shop pages. Data in each page selects what the script does. */
import { behaviour } from './faults.ts';
import { startDropin } from './dropin.ts';
import type { ConfirmationData, DropinData, PaymentData, SavingData, SellerData } from './page-data.ts';
import { startPayment } from './payment.ts';
import { startSaving } from './saving.ts';
import { loadSdk } from './sdk.ts';
import { showSeller } from './seller.ts';
import { offerTaxNumber } from './tax.ts';

const element = <T extends HTMLElement>(id: string, type: new () => T): T | undefined => {
  const found = document.getElementById(id);
  return found instanceof type ? found : undefined;
};
const data: unknown = JSON.parse(document.getElementById('page-data')?.textContent ?? 'null');
behaviour.begin(data);

const payment = element('payment', HTMLFormElement);
const list = element('methods', HTMLElement);
const sourceId = element('source-id', HTMLInputElement);
const button = element('continue', HTMLButtonElement);
const alert = element('alert', HTMLElement);
if (payment && sourceId && alert && document.getElementById('dropin')) {
  const save = element('save', HTMLInputElement);
  startDropin({ form: payment, sourceId, alert, save }, data as DropinData);
}
if (payment && list && sourceId && button && alert) {
  const terms = payment.querySelector<HTMLInputElement>('input[name="terms"]') ?? undefined;
  void startPayment({ form: payment, list, sourceId, button, alert, terms }, data as PaymentData);
}

const tax = element('tax', HTMLDetailsElement);
const taxForm = element('tax-form', HTMLFormElement);
if (tax && taxForm && alert) offerTaxNumber(tax, taxForm, alert, data as PaymentData);

const saving = element('saving', HTMLFormElement);
const fields = element('fields', HTMLElement);
if (saving && fields && sourceId && button && alert) {
  startSaving({ form: saving, sourceId, button, alert }, fields, data as SavingData);
}

const instructions = element('instructions', HTMLElement);
if (instructions) {
  const shown = data as ConfirmationData;
  try {
    loadSdk(shown).createElement('delayedpaymentinstructions', shown.instructions).mount('instructions');
  } catch {
    instructions.textContent = 'How to pay cannot be shown right now. Please load this page again.';
  }
}

const seller = document.getElementById('seller')?.textContent;
if (seller) showSeller(JSON.parse(seller) as SellerData, element('disclosure', HTMLElement));

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-once]')) behaviour.guard(form);

// a page from the browser's cache shows an outdated state
window.addEventListener('pageshow', ({ persisted }) => {
  if (persisted) location.reload();
});
