/** The seller's legal texts from the SDK: links in the footer, and the disclosure that the shopper accepts. */
import type { SellerData } from './page-data.ts';
import { loadSdk, type Sdk } from './sdk.ts';

/** @param disclosure container for the disclosure text; absent on pages without an acceptance */
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
    // the page works without the SDK's text; its own text stays
  }
}

/** The seller's disclosure; undefined if the SDK has no text. */
function statements(sdk: Sdk, entity: string, locale: string): string | undefined {
  const { resellerDisclosure, confirmDisclosure } =
    sdk.Compliance.getDetails(entity, locale).disclosure ?? {};
  const said = [resellerDisclosure, confirmDisclosure].map((text) => text?.localizedText);
  return said.every(Boolean) ? said.join(' ') : undefined;
}
