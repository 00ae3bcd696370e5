/** Who sells, in the SDK's own words: legal links in the footer, and what the shopper accepts before ordering. */
import type { SellerData } from './page-data.ts';
import { loadSdk } from './sdk.ts';

/** @param disclosure where the text belongs that the shopper accepts; absent on pages that ask for nothing */
export function showSeller({ entity, ...data }: SellerData, disclosure: HTMLElement | undefined): void {
  try {
    const sdk = loadSdk(data);
    const { locale } = data;
    sdk.createElement('compliance', { compliance: { entity, locale } }).mount('compliance');
    if (!disclosure) return;
    const texts = sdk.Compliance.getDetails(entity, locale).disclosure;
    const said = [texts?.resellerDisclosure, texts?.confirmDisclosure].map((text) => text?.localizedText);
    if (said.every(Boolean)) disclosure.textContent = said.join(' ');
  } catch {
    // the page works without; what it says in its own words stays
  }
}
