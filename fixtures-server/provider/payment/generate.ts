/** Generated bank data in valid form, for payment instructions. */
import { randomUUID } from 'node:crypto';
import type { DetailKind } from '../../../contract/wire.ts';
import type { Numbers } from './ids.ts';

type Kind = Extract<DetailKind, { generate: string }>['generate'];

/** Form of the account part of an IBAN: letters of the bank, then the number of digits. */
const ACCOUNTS: Readonly<Record<string, { readonly bank: string; readonly digits: number }>> = {
  AT: { bank: '', digits: 16 },
  BE: { bank: '', digits: 12 },
  DE: { bank: '', digits: 18 },
  ES: { bank: '', digits: 20 },
  FR: { bank: '', digits: 23 },
  GB: { bank: 'EXPL', digits: 14 },
  IE: { bank: 'EXPL', digits: 14 },
  IT: { bank: 'X', digits: 22 },
  NL: { bank: 'EXPL', digits: 10 },
  PL: { bank: '', digits: 24 },
};

export interface Surroundings {
  readonly numbers: Numbers;
  /** URL of the source's voucher page. */
  readonly voucherUrl: string;
}

const makers: Record<Kind, (surroundings: Surroundings, country: string) => string> = {
  reference: ({ numbers }) => numbers.digits(12),
  digits: ({ numbers }) => numbers.digits(10),
  iban: ({ numbers }, country) => iban(country, numbers.digits(10)),
  // a location code that ends in 0 marks a bank code made for tests (ISO 9362)
  bic: (_, country) => `EXPL${country}F0XXX`,
  url: ({ voucherUrl }) => voucherUrl,
  token: () => randomUUID().replaceAll('-', '').slice(0, 20).toUpperCase(),
};

export function generate(kind: Kind, country: string | undefined, surroundings: Surroundings): string {
  return makers[kind](surroundings, country ?? 'DE');
}

/** An IBAN with valid check digits (ISO 13616): 98 minus the rearranged number modulo 97. */
export function iban(country: string, account: string): string {
  const form = ACCOUNTS[country];
  const place = form ? country : 'DE';
  const { bank, digits } = form ?? { bank: '', digits: 18 };
  const number = bank + account.padStart(digits, '70').slice(-digits);
  const rearranged = `${number}${place}00`.replaceAll(/[A-Z]/g, (letter) =>
    String(Number.parseInt(letter, 36)),
  );
  const check = 98n - (BigInt(rearranged) % 97n);
  return `${place}${String(check).padStart(2, '0')}${number}`;
}
