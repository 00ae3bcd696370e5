/** Gets a shopper's token for every cart, and calls the Commerce API with it. */
import { type ApiClient, ApiOutage } from './client.ts';
import { TokenAnswer } from './commerce-answers.ts';
import type { Guest, Shopper } from './guest.ts';

const SHOPPERS = '/v1/shoppers';
export const ME = `${SHOPPERS}/me`;
export const CART = `${ME}/carts/active`;

export interface CommerceKeys {
  readonly publicKey: string;
  readonly secretKey: string;
  /** Shared token, if set; otherwise every guest gets a token. */
  readonly shopperToken?: string;
}

export class ShopperTokens {
  readonly #client: ApiClient;
  readonly #guest: Guest;
  readonly #keys: CommerceKeys;

  constructor(client: ApiClient, guest: Guest, keys: CommerceKeys) {
    this.#client = client;
    this.#guest = guest;
    this.#keys = keys;
  }

  /** The shopper of a new cart, with locale and currency; default: those of the site. */
  async begins(wanted: {
    locale?: string | undefined;
    currency?: string | undefined;
    customerId?: string | undefined;
  }): Promise<Shopper> {
    const member = this.#guest.members.get(wanted.customerId ?? '');
    const shopper = member ? await this.#returning(member) : await this.#newcomer();
    const { locale = shopper.locale, currency = shopper.currency } = wanted;
    if (locale === shopper.locale && currency === shopper.currency) return shopper;
    const query = new URLSearchParams({ ...(locale ? { locale } : {}), ...(currency ? { currency } : {}) });
    await this.asks(shopper, 'POST', `${ME}?${query.toString()}`);
    Object.assign(shopper, { locale, currency });
    return shopper;
  }

  /** Calls with a shopper's token. @throws ApiRefusal, ApiTrouble */
  asks({ token }: Shopper, method: string, path: string, body?: object): Promise<unknown> {
    return this.#client.call(method, path, body, `bearer ${token}`);
  }

  /**
   * The shopper of a new cart. If an earlier cart was never submitted, a new purchase gets a new guest, because
   * new items would be added to the items of the earlier cart.
   */
  async #newcomer(): Promise<Shopper> {
    const { shopper, openCart } = this.#guest;
    this.#guest.attached = undefined;
    if (shopper && openCart === undefined && !this.#isMember(shopper)) return shopper;
    const { shopperToken } = this.#keys;
    if (shopperToken === undefined) {
      this.#guest.shopper = { token: await this.#tokenFor({ grant_type: 'password' }) };
    } else {
      this.#guest.shopper = shopper ?? { token: shopperToken };
      // a shared cart may contain items of another shopper
      await this.#empties(this.#guest.shopper);
    }
    return this.#guest.shopper;
  }

  /** A signed-in shopper has only one cart. */
  async #returning(member: Shopper): Promise<Shopper> {
    const { openCart } = this.#guest;
    this.#guest.attached = undefined;
    this.#guest.shopper = member;
    if (openCart !== undefined && this.#guest.ownerOf(openCart) === member) await this.#empties(member);
    return member;
  }

  async #empties(shopper: Shopper): Promise<void> {
    await this.asks(shopper, 'DELETE', `${CART}/line-items`);
  }

  #isMember(shopper: Shopper): boolean {
    return [...this.#guest.members.values()].includes(shopper);
  }

  /** Registers the shop's customer with the API, and signs the customer in. @param id the shop's customer id */
  async registers(id: string, emailAddress: string): Promise<void> {
    const { shopperToken } = this.#keys;
    if (shopperToken !== undefined) {
      this.#guest.members.set(id, { token: shopperToken });
      return;
    }
    const guest = this.#guest.shopper ?? { token: await this.#tokenFor({ grant_type: 'password' }) };
    const [lastName = ''] = emailAddress.split('@');
    await this.asks(guest, 'POST', SHOPPERS, {
      shopper: {
        username: emailAddress,
        emailAddress,
        firstName: 'Shopper',
        lastName,
        externalReferenceId: id,
      },
    });
    const token = await this.#tokenFor({ grant_type: 'client_credentials', dr_external_reference_id: id });
    this.#guest.members.set(id, { token });
  }

  /** Who signed in as a customer. */
  memberOf(id: string): Shopper {
    const member = this.#guest.members.get(id);
    if (!member) throw new Error(`no customer is signed in as ${id}`);
    return member;
  }

  async #tokenFor(grant: Readonly<Record<string, string>>): Promise<string> {
    const { publicKey, secretKey } = this.#keys;
    const basic = `Basic ${Buffer.from(`${publicKey}:${secretKey}`).toString('base64')}`;
    const answer = await this.#client.call('POST', '/oauth20/token', new URLSearchParams(grant), basic);
    const read = TokenAnswer.safeParse(answer);
    if (!read.success) throw new ApiOutage("the API's answer holds no token");
    return read.data.access_token;
  }

  /** The owner of a cart or order. */
  ownerOf(id: string): Shopper {
    const shopper = this.#guest.ownerOf(id);
    if (!shopper) throw new Error(`there is no session ${id}`);
    return shopper;
  }
}
