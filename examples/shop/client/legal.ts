/** The seller's legal texts: links at the foot of every page of a checkout, and what is accepted before the order. */
import type { PageBehaviour } from './behaviour.ts';
import { type Disclosures, languageOf, sdkIn, type SdkElement } from './sdk.ts';

let shown: { readonly key: string; readonly element: SdkElement } | undefined;

export function showLegal(page: PageBehaviour, locale: string, country: string, entity: string): void {
  const sellingEntity = page.entity(entity);
  const key = [locale, country, sellingEntity].join();
  if (!page.showsCompliance || shown?.key === key) return;
  shown?.element.destroy();
  const language = languageOf(page.sdkLocale(locale));
  const element = sdkIn(page.sdkLocale(locale)).createElement('compliance', {
    compliance: { language, country, entity: sellingEntity },
  });
  element.mount('legal');
  shown = { key, element };
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
