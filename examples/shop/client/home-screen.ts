/** The product page. */
import { button, h } from './dom.ts';
import { attempt, render } from './screen.ts';
import { pageData } from './sdk.ts';
import { openPurchase } from './server.ts';
import { t } from './texts.ts';

export function showHome(): void {
  const countries = h('select', { name: 'market', 'aria-label': t('deliverTo') });
  for (const { code, name } of pageData().countries)
    countries.append(h('option', { value: code, selected: code === 'US' }, name));
  const buy = button(t('buy'), () =>
    attempt(async () => {
      const { id } = await openPurchase(countries.value);
      location.assign(`/buy/${id}`);
    }),
  );
  render(
    'home',
    h('h1', {}, t('welcome')),
    h(
      'article',
      { class: 'card' },
      h('div', { class: 'picture', role: 'img', 'aria-label': 'Tidepool stoneware teapot' }),
      h('h2', {}, 'Tidepool stoneware teapot'),
      h('p', {}, t('pitch')),
      h('label', { class: 'field' }, h('span', {}, t('deliverTo')), countries),
      buy,
    ),
  );
}
