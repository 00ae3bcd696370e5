/** Kinds of tax identifiers: issuer, customer type and form. */

export interface TaxKind {
  /** Names the issuer, in the documents' words. */
  readonly type: string;
  /** Country of the purchases that it can be applied to. */
  readonly country: string;
  readonly customerType: 'individual' | 'business';
  readonly form: RegExp;
  /** A purchase in this country requires a tax identifier. */
  readonly required?: true;
}

/** If a number matches several kinds of a country, the first counts. */
export const TAX_KINDS: readonly TaxKind[] = [
  { type: 'at', country: 'AT', customerType: 'business', form: /^ATU\d{8}$/ },
  { type: 'be', country: 'BE', customerType: 'business', form: /^BE\d{10}$/ },
  { type: 'br_natural', country: 'BR', customerType: 'individual', form: /^\d{11}$/, required: true },
  { type: 'br', country: 'BR', customerType: 'business', form: /^\d{14}$/, required: true },
  { type: 'de', country: 'DE', customerType: 'business', form: /^DE\d{9}$/ },
  { type: 'dk', country: 'DK', customerType: 'business', form: /^DK\d{8}$/ },
  { type: 'es', country: 'ES', customerType: 'business', form: /^ES[A-Z0-9]\d{7}[A-Z0-9]$/ },
  { type: 'fi', country: 'FI', customerType: 'business', form: /^FI\d{8}$/ },
  { type: 'fr', country: 'FR', customerType: 'business', form: /^FR[A-Z0-9]{2}\d{9}$/ },
  { type: 'ie', country: 'IE', customerType: 'business', form: /^IE\d[A-Z0-9+*]\d{5}[A-Z]{1,2}$/ },
  { type: 'it', country: 'IT', customerType: 'business', form: /^IT\d{11}$/ },
  { type: 'it_natural', country: 'IT', customerType: 'individual', form: /^IT(?:\d{8}|\d{11})$/ },
  {
    type: 'it_cf',
    country: 'IT',
    customerType: 'individual',
    form: /^[A-Z]{6}\d\d[A-Z]\d\d[A-Z]\d{3}[A-Z]$/,
  },
  { type: 'nl', country: 'NL', customerType: 'business', form: /^NL\d{9}B\d\d$/ },
  { type: 'pl', country: 'PL', customerType: 'business', form: /^PL\d{10}$/ },
  { type: 'se', country: 'SE', customerType: 'business', form: /^SE\d{12}$/ },
  { type: 'tw', country: 'TW', customerType: 'business', form: /^\d{8}$/, required: true },
  { type: 'uk', country: 'GB', customerType: 'business', form: /^GB(?:\d{9}|\d{12})$/ },
];

/** Without separators. */
export function plainTaxNumber(text: string): string {
  return text.toUpperCase().replaceAll(/[\s.-]/g, '');
}
