/** The forms of bank details: IBAN (ISO 13616) and BIC (ISO 9362). */

/** Length of an IBAN by country, for the countries used by payment methods. */
const IBAN_LENGTHS: Readonly<Record<string, number>> = {
  AT: 20,
  BE: 16,
  BG: 22,
  CH: 21,
  CY: 28,
  CZ: 24,
  DE: 22,
  DK: 18,
  EE: 20,
  ES: 24,
  FI: 18,
  FR: 27,
  GB: 22,
  GR: 27,
  HR: 21,
  HU: 28,
  IE: 22,
  IT: 27,
  LT: 20,
  LU: 20,
  LV: 21,
  MT: 31,
  NL: 18,
  NO: 15,
  PL: 28,
  PT: 25,
  RO: 24,
  SE: 24,
  SI: 19,
  SK: 24,
};

/** The defect of an IBAN, in words; spaces are ignored. */
export function wrongWithIban(text: string): string | undefined {
  const iban = text.replaceAll(/\s/g, '').toUpperCase();
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(iban)) return 'it does not have the form of an IBAN';
  const length = IBAN_LENGTHS[iban.slice(0, 2)];
  if (length !== undefined && iban.length !== length)
    return `an IBAN of ${iban.slice(0, 2)} has ${length} characters, but this one has ${iban.length}`;
  const moved = iban.slice(4) + iban.slice(0, 4);
  let rest = 0;
  for (const character of moved)
    for (const digit of String(Number.parseInt(character, 36))) rest = (rest * 10 + Number(digit)) % 97;
  return rest === 1 ? undefined : 'its check digits are wrong';
}

/** Bank, country, place, and perhaps a branch. */
export function isBic(text: string): boolean {
  return /^[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?$/.test(text.replaceAll(/\s/g, ''));
}

/** Every string in the form of an IBAN, with or without spaces, also with wrong check digits. */
export function ibansIn(text: string): string[] {
  const form = /\b[A-Z]{2}\d{2}(?:[ \u00a0\u202f]?[A-Z0-9]{4}){2,7}(?:[ \u00a0\u202f]?[A-Z0-9]{1,4})?\b/g;
  return (text.match(form) ?? []).map((found) => found.replaceAll(/\s/g, ''));
}
