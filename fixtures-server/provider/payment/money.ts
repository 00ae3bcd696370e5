/** Amounts are decimal numbers, rounded to the decimals of the currency: 12.34 EUR, 1200 JPY. */

const currencies = new Set(Intl.supportedValuesOf('currency'));
const scales = new Map<string, number>();

export function isCurrency(code: string): boolean {
  return currencies.has(code);
}

/** Decimals of a currency: 2 for EUR, 0 for JPY and KRW. */
export function scaleOf(currency: string): number {
  const known = scales.get(currency);
  if (known !== undefined) return known;
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  const scale = format.resolvedOptions().maximumFractionDigits ?? 2;
  scales.set(currency, scale);
  return scale;
}

export function round(amount: number, currency: string): number {
  const unit = 10 ** scaleOf(currency);
  // 1.005 * 100 is 100.49999…: the correction is far below any unit
  return Math.round(amount * unit + 1e-6) / unit;
}

/** Format in the SDK's sources: `"84.00"`, `"4200"`. */
export function decimal(amount: number, currency: string): string {
  return amount.toFixed(scaleOf(currency));
}

export function formatted(amount: number, currency: string, locale = 'en'): string {
  return new Intl.NumberFormat(locale, { style: 'currency', currency }).format(amount);
}

/** Divides an amount in proportion to the weights; no part is negative, and they add up to it exactly. */
export function shares(amount: number, weights: readonly number[], currency: string): number[] {
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  let weighed = 0;
  let given = 0;
  return weights.map((weight, index) => {
    weighed += weight;
    const share = all === 0 ? 0 : round((amount * weighed) / all, currency);
    // running totals are rounded, not parts, so that rounding errors do not add up
    const due = index === weights.length - 1 ? amount : share;
    const part = round(due - given, currency);
    given = due;
    return part;
  });
}
