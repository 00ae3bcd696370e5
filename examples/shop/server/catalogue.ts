/** Products, countries and prices. */

export const PRODUCT = {
  id: 'tide-pot-12',
  sku: 'tide-pot-12',
  skuGroup: 'ceramics',
  name: 'Tidepool stoneware teapot',
  countryOfOrigin: 'PT',
} as const;

/** Country from which parcels are sent. */
export const SHIPS_FROM = 'PT';

interface Market {
  readonly name: string;
  readonly currency: string;
  /** BCP 47, as in browsers and the SDK; the API uses an underscore. */
  readonly locale: string;
}

export const MARKETS: Readonly<Record<string, Market>> = {
  AT: { name: 'Austria', currency: 'EUR', locale: 'de-AT' },
  AU: { name: 'Australia', currency: 'AUD', locale: 'en-AU' },
  BE: { name: 'Belgium', currency: 'EUR', locale: 'nl-BE' },
  CA: { name: 'Canada', currency: 'CAD', locale: 'en-CA' },
  CH: { name: 'Switzerland', currency: 'CHF', locale: 'de-CH' },
  DE: { name: 'Germany', currency: 'EUR', locale: 'de-DE' },
  DK: { name: 'Denmark', currency: 'DKK', locale: 'da-DK' },
  ES: { name: 'Spain', currency: 'EUR', locale: 'es-ES' },
  FI: { name: 'Finland', currency: 'EUR', locale: 'fi-FI' },
  FR: { name: 'France', currency: 'EUR', locale: 'fr-FR' },
  GB: { name: 'United Kingdom', currency: 'GBP', locale: 'en-GB' },
  IE: { name: 'Ireland', currency: 'EUR', locale: 'en-IE' },
  IT: { name: 'Italy', currency: 'EUR', locale: 'it-IT' },
  JP: { name: 'Japan', currency: 'JPY', locale: 'ja-JP' },
  NL: { name: 'Netherlands', currency: 'EUR', locale: 'nl-NL' },
  NO: { name: 'Norway', currency: 'NOK', locale: 'no-NO' },
  PL: { name: 'Poland', currency: 'PLN', locale: 'pl-PL' },
  PT: { name: 'Portugal', currency: 'EUR', locale: 'pt-PT' },
  SE: { name: 'Sweden', currency: 'SEK', locale: 'sv-SE' },
  US: { name: 'United States', currency: 'USD', locale: 'en-US' },
};

/** Prices without tax, and shipping costs, in each currency's scale. */
const PRICES: Readonly<Record<string, { readonly price: number; readonly shipping: number }>> = {
  AUD: { price: 98, shipping: 14.5 },
  CAD: { price: 84.9, shipping: 12.5 },
  CHF: { price: 62.5, shipping: 8.5 },
  DKK: { price: 429, shipping: 49 },
  EUR: { price: 58.4, shipping: 6.9 },
  GBP: { price: 49.5, shipping: 5.95 },
  JPY: { price: 8400, shipping: 900 },
  NOK: { price: 649, shipping: 79 },
  PLN: { price: 259, shipping: 24.99 },
  SEK: { price: 629, shipping: 69 },
  USD: { price: 64.75, shipping: 9.25 },
};

export function marketOf(country: string): Market & { readonly price: number; readonly shipping: number } {
  const market = Object.hasOwn(MARKETS, country) ? MARKETS[country] : undefined;
  const price = market && PRICES[market.currency];
  if (!market || !price) throw new Error(`nothing is sold to ${country}`);
  return { ...market, ...price };
}
