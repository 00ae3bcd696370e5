/** Error pages. */
import { html, type Html } from '../../../harness/html.ts';
import { layout } from './layout.ts';

/** @param address the page at which the shopper can try again */
export function errorPage(address: string): Html {
  return layout({
    screen: 'trouble',
    title: 'That did not work',
    content: html` <section class="card">
        <p>
          We cannot reach our payment partner right now. Nothing is lost: your basket and your details are
          still here.
        </p>
      </section>
      <div class="actions"><a class="button primary" href="${address}">Try once more</a></div>`,
  });
}

export function missingPage(): Html {
  return layout({
    screen: 'missing',
    title: 'There is nothing here',
    content: html` <section class="card">
        <p>This address leads nowhere, or to something that is not yours.</p>
      </section>
      <div class="actions"><a class="button primary" href="/">To the shop</a></div>`,
  });
}
