/** Who sells, in the SDK's own words: legal links in the footer, and what the shopper accepts before ordering. */
import type { SellerData } from './page-data.ts';
import { loadSdk, type Sdk } from './sdk.ts';

/** @param disclosure where the text belongs that the shopper accepts; absent on pages that ask for nothing */
export function showSeller({ entity, ...data }: SellerData, disclosure: HTMLElement | undefined): void {
  try {
    const sdk = loadSdk(data);
    const { locale } = data;
    sdk.createElement('compliance', { compliance: { entity, locale } }).mount('compliance');
    if (!disclosure) return;
    const said = statements(sdk, entity, locale);
    if (said === undefined) return;
    disclosure.textContent = said;
    // the page is in English, and so is the SDK's text if there is none in the shopper's language
    if (said !== statements(sdk, entity, 'en')) disclosure.lang = locale;
  } catch {
    // the page works without; what it says in its own words stays
  }
}

/** What the shopper is told of the seller and accepts; undefined where the SDK has no text for it. */
function statements(sdk: Sdk, entity: string, locale: string): string | undefined {
  const { resellerDisclosure, confirmDisclosure } =
    sdk.Compliance.getDetails(entity, locale).disclosure ?? {};
  const said = [resellerDisclosure, confirmDisclosure].map((text) => text?.localizedText);
  return said.every(Boolean) ? said.join(' ') : undefined;
}
