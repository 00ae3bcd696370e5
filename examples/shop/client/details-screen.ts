/** The page for contact and delivery address. */
import type { PurchaseView } from '../shared/views.ts';
import { busy, h } from './dom.ts';
import { attempt, notice, render, type Shown } from './screen.ts';
import { pageData } from './sdk.ts';
import { act } from './server.ts';
import { noticeText, t, type TextId } from './texts.ts';

const FIELDS: readonly { readonly name: TextId; readonly type?: string; readonly fill: string }[] = [
  { name: 'firstName', fill: 'given-name' },
  { name: 'lastName', fill: 'family-name' },
  { name: 'email', type: 'email', fill: 'email' },
  { name: 'phoneNumber', type: 'tel', fill: 'tel' },
  { name: 'line1', fill: 'address-line1' },
  { name: 'line2', fill: 'address-line2' },
  { name: 'city', fill: 'address-level2' },
  { name: 'state', fill: 'address-level1' },
  { name: 'postalCode', fill: 'postal-code' },
];
const OPTIONAL: readonly TextId[] = ['line2', 'city', 'state'];
const PERSON: readonly string[] = ['firstName', 'lastName', 'email', 'phoneNumber'];

export function showDetails(shown: Shown, purchase: PurchaseView): void {
  const country = h('select', { name: 'country', autocomplete: 'country' });
  for (const { code, name } of pageData().countries)
    country.append(h('option', { value: code, selected: code === purchase.country }, name));
  const form = h(
    'form',
    { class: 'card' },
    ...FIELDS.map(({ name, type = 'text', fill }) =>
      h(
        'label',
        { class: 'field' },
        h('span', {}, t(name)),
        h('input', { name, type, autocomplete: fill, required: !OPTIONAL.includes(name), maxlength: '200' }),
      ),
    ),
    h('label', { class: 'field' }, h('span', {}, t('country')), country),
    h('button', { class: 'main' }, t('toPayment')),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void busy(form, () =>
      attempt(async () => shown.show(await act(purchase.id, 'details', buyerIn(new FormData(form))))),
    );
  });
  render('details', notice(purchase.notice && noticeText(purchase.notice)), h('h1', {}, t('details')), form);
}

function buyerIn(form: FormData): unknown {
  const fields = [...form].map(([name, value]): [string, string] => [
    name,
    typeof value === 'string' ? value : '',
  ]);
  const part = (isPerson: boolean): Record<string, string> =>
    Object.fromEntries(fields.filter(([name]) => PERSON.includes(name) === isPerson));
  return { ...part(true), address: part(false) };
}
