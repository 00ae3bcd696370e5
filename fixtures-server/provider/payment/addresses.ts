/** Address validation: postal codes of seven countries, states of two. */
import { InvalidParameter, MissingParameter } from '../errors.ts';

const POSTAL_CODES = new Map<string, RegExp>(
  Object.entries({
    US: /^\d{5}(?:[- ]?\d{4})?$/,
    CA: /^[ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z] ?\d[ABCEGHJ-NPRSTV-Z]\d$/i,
    GB: /^(GIR 0AA|[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2})$/i,
    DE: /^\d{5}$/,
    FR: /^\d{5}$/,
    ES: /^\d{5}$/,
    IT: /^\d{5}$/,
  }),
);
const STATES = new Map<string, string>(
  Object.entries({
    US:
      'AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR ' +
      'PA RI SC SD TN TX UT VT VA WA WV WI WY DC AS GU MP PR VI UM AA AE AP',
    CA: 'AB BC MB NB NL NS NT NU ON PE QC SK YT',
  }),
);

export interface AddressRequest {
  readonly country?: string | undefined;
  readonly postalCode?: string | undefined;
  readonly state?: string | undefined;
}

/**
 * @param name path of the address, e.g. `billTo`
 * @throws MissingParameter without a country, InvalidParameter for a postal code or a state of the wrong form
 */
export function checkAddress(name: string, address: AddressRequest | undefined): void {
  if (!address) return;
  if (!address.country) throw new MissingParameter(`${name}.address.country`);
  checkForms(address);
}

/** @throws InvalidParameter for a postal code or a state of the wrong form */
export function checkForms({ country = '', postalCode, state }: AddressRequest): void {
  if (postalCode && POSTAL_CODES.get(country)?.test(postalCode) === false) {
    throw new InvalidParameter(
      'address.postalCode',
      `${postalCode} does not look like a postal code of ${country}.`,
    );
  }
  const states = STATES.get(country);
  if (state && states && !states.split(' ').includes(state)) {
    throw new InvalidParameter('address.state', `${state} is no state or province of ${country}.`);
  }
}
