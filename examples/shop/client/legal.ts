/** The seller's legal texts: links in the footer of every checkout page, and the consents before the order. */
import type { PageBehaviour } from './behaviour.ts';
import { h } from './dom.ts';
import { type Disclosures, languageOf, pageData, sdkIn, type SdkElement } from './sdk.ts';

let shown: { readonly key: string; readonly element: Pick<SdkElement, 'destroy'> } | undefined;

export function showLegal(page: PageBehaviour, locale: string, country: string, entity: string): void {
  const sellingEntity = page.entity(entity);
  const key = [locale, country, sellingEntity].join();
  if (!page.showsCompliance || shown?.key === key) return;
  shown?.element.destroy();
  const language = languageOf(page.sdkLocale(locale));
  if (pageData().options.legal === 'details') {
    const links = ownLinks(disclosuresOf(page, locale, country, sellingEntity));
    document.querySelector('#legal')?.replaceChildren(links);
    shown = { key, element: { destroy: () => links.remove() } };
    return;
  }
  const element = sdkIn(page.sdkLocale(locale)).createElement('compliance', {
    compliance: { language, country, entity: sellingEntity },
  });
  element.mount('legal');
  shown = { key, element };
}

/** A disclosure with a URL is a document to link to. */
function ownLinks(disclosures: Disclosures): HTMLElement {
  const documents = Object.values(disclosures).filter((one) => 'url' in one && one.url !== undefined);
  return h(
    'p',
    { class: 'legal' },
    ...documents.flatMap(({ localizedText, url }) => [
      h('a', { href: url, target: '_blank', rel: 'noopener' }, localizedText),
      ' ',
    ]),
  );
}

export function disclosuresOf(
  page: PageBehaviour,
  locale: string,
  country: string,
  businessEntityCode: string,
): Disclosures {
  const language = languageOf(page.sdkLocale(locale));
  try {
    const sdk = sdkIn(page.sdkLocale(locale));
    return sdk.Compliance.getDetails({ language, country, businessEntityCode }).disclosure ?? {};
  } catch {
    return {};
  }
}
