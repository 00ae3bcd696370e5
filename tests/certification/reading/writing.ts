/** Compares amounts, and recognizes amounts and dates in texts, by locale. */

/** Whether a string is a valid currency code: a provider may send anything. */
const isCurrency = (text: string): boolean => /^[a-z]{3}$/i.test(text);

const scales = new Map<string, number>();

/** Decimals of a currency; 2 for an unknown one. Cached, because creating a formatter is slow. */
export function scaleOf(currency: string): number {
  if (!isCurrency(currency)) return 2;
  const scale = scales.get(currency) ?? decimalsOf(currency);
  scales.set(currency, scale);
  return scale;
}

function decimalsOf(currency: string): number {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  return format.resolvedOptions().maximumFractionDigits ?? 2;
}

/** Whether two amounts differ by less than half the smallest unit of the currency. */
export function sameAmount(a: unknown, b: unknown, currency: string): boolean {
  return Math.abs(Number(a) - Number(b)) <= 0.5 * 10 ** -scaleOf(currency);
}

/** Whether an amount has no more decimals than its currency. */
export function isInScale(amount: unknown, currency: string): boolean {
  const units = Number(amount) * 10 ** scaleOf(currency);
  return Math.abs(units - Math.round(units)) < 1e-6;
}

/** Whether a text contains an amount with exactly the decimals of its currency, and the currency next to it. */
export function namesAmount(text: string, amount: number, currency: string): 'rightly' | 'bare' | 'no' {
  const [whole = '', decimals] = amount.toFixed(scaleOf(currency)).split('.');
  // separators group thousands or lakhs, never the last two digits
  const digits = whole.replaceAll(/\d(?=\d{3})/g, "$&[.,'’\\s\\u00a0\\u202f]?");
  const tail = decimals === undefined ? '' : `[.,]${decimals}`;
  const found = [...text.matchAll(new RegExp(`(?<![\\d][.,]?)${digits}${tail}(?![.,]?\\d)`, 'g'))];
  if (found.length === 0) return 'no';
  const names = namesOf(currency);
  const beside = found.some(({ index, 0: match }) => {
    const around = text.slice(Math.max(0, index - BESIDE), index + match.length + BESIDE);
    return names.some((name) => around.includes(name));
  });
  return beside ? 'rightly' : 'bare';
}

/** Maximum distance between amount and currency, in characters. */
const BESIDE = 8;

function namesOf(currency: string): string[] {
  if (!isCurrency(currency)) return [currency];
  const displays = ['code', 'symbol', 'narrowSymbol'] as const;
  const locales = ['en', 'ja', 'zh', 'ko', 'de', 'fr', 'pl', 'sv', 'pt'];
  const names = locales.flatMap((locale) =>
    displays.map((currencyDisplay) => {
      const format = new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay });
      return format.formatToParts(1).find(({ type }) => type === 'currency')?.value ?? currency;
    }),
  );
  return [...new Set(names)];
}

/** Whether a text contains an amount with the separators of a locale. */
export function writtenFor(locale: string, text: string, amount: number, currency: string): boolean {
  const scale = scaleOf(currency);
  const format = new Intl.NumberFormat(locale, {
    minimumFractionDigits: scale,
    maximumFractionDigits: scale,
  });
  return unspaced(text).includes(unspaced(format.format(amount)));
}

const HOUR = 3_600_000;
/** Offsets of time zones from UTC, in hours. */
const ZONES = [-12, 0, 14];
const STYLES = ['full', 'long', 'medium', 'short'] as const;

/** Whether a text states a deadline: its date in some time zone, or a number of days. */
export function namesDeadline(text: string, locale: string, from: Date, until: Date): boolean {
  const written = unspaced(text);
  const days = Math.round((until.getTime() - from.getTime()) / (24 * HOUR));
  const formats = STYLES.flatMap((dateStyle) =>
    [locale, 'en'].map((tongue) => new Intl.DateTimeFormat(tongue, { dateStyle, timeZone: 'UTC' })),
  );
  const dates = ZONES.flatMap((zone) => {
    const there = new Date(until.getTime() + zone * HOUR);
    return [there.toISOString().slice(0, 10), ...formats.map((format) => format.format(there))];
  });
  const inDays = new Intl.NumberFormat(locale, { style: 'unit', unit: 'day', unitDisplay: 'long' });
  const counts = Array.from({ length: Math.max(0, days) }, (_, index) => inDays.format(index + 1));
  // not part of a longer number
  return [...dates, ...counts].map(unspaced).some((one) => {
    const at = written.indexOf(one);
    return at >= 0 && !/\d/.test(written.charAt(at - 1));
  });
}

function unspaced(text: string): string {
  return text.replaceAll(/[\s\u00a0\u202f]/g, '').toLowerCase();
}
