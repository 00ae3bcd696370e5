/** Tax identifiers that are verified in test mode, and one invalid identifier of each kind. */
import type { Market, Method } from './method.ts';

export interface TestTaxIdentifier {
  readonly country: string;
  readonly type: string;
  readonly customerType: 'individual' | 'business';
  /** Verified immediately, according to "Test tax identifiers" in the documents. */
  readonly value: string;
  /** A value that matches the form of no tax identifier. */
  readonly malformed: string;
}

const testTaxIdentifiers: readonly TestTaxIdentifier[] = [
  { country: 'BE', type: 'be', customerType: 'business', value: 'BE1234567890', malformed: 'BE12' },
  { country: 'DE', type: 'de', customerType: 'business', value: 'DE123456789', malformed: 'DE12' },
  { country: 'IT', type: 'it', customerType: 'business', value: 'IT12345678901', malformed: 'IT12' },
];

export function testTaxIdentifierOf(country: string): TestTaxIdentifier | undefined {
  return testTaxIdentifiers.find((identifier) => identifier.country === country);
}

/** The first of a method's markets with a test identifier. */
export function taxMarket({ wire }: Method): Market | undefined {
  return wire.markets.find(({ country }) => testTaxIdentifierOf(country) !== undefined);
}
