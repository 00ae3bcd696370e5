/** The sample addresses of a wallet, in the country of the payment, if it is known. */
import type { JsonObject } from './messages.ts';

export interface WalletAddress {
  readonly name: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly phone: string;
  readonly email: string;
  readonly address: JsonObject;
}

const CITIES: Readonly<Record<string, readonly [string, string, string?]>> = {
  US: ['Duluth', '55802', 'MN'],
  CA: ['Halifax', 'B3J 1S9', 'NS'],
  DE: ['Hamburg', '20095'],
  FR: ['Nantes', '44000'],
  GB: ['Leeds', 'LS1 4AP'],
  JP: ['横浜市', '220-0012', '神奈川県'],
};

export function walletAddresses(country: string): readonly WalletAddress[] {
  const [city, postalCode, state] = CITIES[country] ?? ['Springfield', '10001'];
  return ['12 Harbor Street', '7 Station Road'].map((line1, index) => ({
    name: 'Robin Hale',
    firstName: 'Robin',
    lastName: 'Hale',
    phone: '612-555-0134',
    email: 'robin.hale@shop.example',
    address: {
      line1,
      line2: index === 0 ? '' : 'Floor 2',
      city,
      postalCode,
      ...(state === undefined ? {} : { state }),
      country,
    },
  }));
}
