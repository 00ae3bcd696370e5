/** Card brands by the beginning of the number, most special first. */

export interface Brand {
  /** Key in the change event. */
  readonly key: string;
  readonly name: string;
  readonly begins: RegExp;
  readonly lengths: readonly number[];
  /** Grouping of the digits; the last group takes the rest. */
  readonly groups: readonly number[];
  readonly securityCode: number;
}

const FOURS = [4, 4, 4, 4, 3];

const BRANDS: readonly Brand[] = [
  { key: 'amex', name: 'Amex', begins: /^3[47]/, lengths: [15], groups: [4, 6, 5], securityCode: 4 },
  { key: 'dankort', name: 'Dankort', begins: /^5019/, lengths: [16], groups: FOURS, securityCode: 3 },
  {
    key: 'forbrugsforeningen',
    name: 'FBF',
    begins: /^600722/,
    lengths: [16],
    groups: FOURS,
    securityCode: 3,
  },
  {
    key: 'dinersclub',
    name: 'Diners',
    begins: /^3(?:0[0-5]|[689])/,
    lengths: [14, 16],
    groups: [4, 6, 4, 2],
    securityCode: 3,
  },
  { key: 'jcb', name: 'JCB', begins: /^35(?:2[89]|[3-8])/, lengths: [16], groups: FOURS, securityCode: 3 },
  {
    key: 'discover',
    name: 'Discover',
    begins: /^6(?:011|4[4-9]|5)/,
    lengths: [16],
    groups: FOURS,
    securityCode: 3,
  },
  {
    key: 'unionpay',
    name: 'UnionPay',
    begins: /^62/,
    lengths: [16, 17, 18, 19],
    groups: FOURS,
    securityCode: 3,
  },
  {
    key: 'mastercard',
    name: 'Mastercard',
    begins: /^(?:5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/,
    lengths: [16],
    groups: FOURS,
    securityCode: 3,
  },
  {
    key: 'maestro',
    name: 'Maestro',
    begins: /^(?:50|5[6-9]|6[0-9])/,
    lengths: [12, 13, 14, 15, 16, 17, 18, 19],
    groups: FOURS,
    securityCode: 3,
  },
  { key: 'visa', name: 'Visa', begins: /^4/, lengths: [16], groups: FOURS, securityCode: 3 },
];

const UNKNOWN: Brand = {
  key: 'unknown',
  name: '',
  begins: /^/,
  lengths: [16, 17, 18, 19],
  groups: FOURS,
  securityCode: 3,
};

/** One published test number has a wrong check digit; the real SDK accepts it. */
const WITHOUT_CHECK_DIGIT = ['4000000000004663'];

export function brandOf(digits: string): Brand {
  return BRANDS.find(({ begins }) => begins.test(digits)) ?? UNKNOWN;
}

/** Digits a security code has for a brand key; undefined while the brand is not known. */
export function securityCodeLength(brandKey: string): number | undefined {
  return BRANDS.find(({ key }) => key === brandKey)?.securityCode;
}

export function longest({ lengths }: Brand): number {
  return Math.max(...lengths);
}

export function grouped(digits: string, { groups }: Brand): string {
  const parts: string[] = [];
  let at = 0;
  for (const size of groups) {
    parts.push(digits.slice(at, at + size));
    at += size;
  }
  return parts.filter(Boolean).join(' ');
}

/** Luhn's check: every second digit from the right is doubled, its digits added; the sum ends in zero. */
export function hasCheckDigit(digits: string): boolean {
  if (WITHOUT_CHECK_DIGIT.includes(digits)) return true;
  const sum = digits
    .split('')
    .reverse()
    .reduce((total, digit, index) => {
      const value = Number(digit) * (index % 2 === 0 ? 1 : 2);
      return total + (value > 9 ? value - 9 : value);
    }, 0);
  return sum % 10 === 0;
}
