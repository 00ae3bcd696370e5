/** Defects of the page: each replaces a correct decision by a wrong one. Do not copy from here. */
import type { PageBehaviour } from '../client/behaviour.ts';
import type { DefectId } from '../defects.ts';

type Payload = Record<string, unknown>;
type Fault = (right: PageBehaviour) => Partial<PageBehaviour>;

const payload =
  (change: (payload: Payload, total: number, currency: string) => Payload): Fault =>
  (right) => ({
    payload: (given, purchase) =>
      change(right.payload(given, purchase), purchase.checkout?.totals.total ?? 0, purchase.currency),
  });

/** Changes the details object, if it contains addresses. */
const details = (change: (details: Payload) => Payload): Fault =>
  payload((given) =>
    Object.fromEntries(
      Object.entries(given).map(([name, value]) => {
        const isDetails = value !== null && typeof value === 'object' && 'returnUrl' in value;
        return [name, isDetails ? change(value as Payload) : value];
      }),
    ),
  );

let firstSession: string | undefined;

const FAULTS: Partial<Record<DefectId, Fault>> = {
  'amount-in-payload': payload((given, amount) => ({ ...given, amount })),
  'currency-in-payload': payload((given, _amount, currency) => ({ ...given, currency })),
  'unknown-member': payload((given) => ({ ...given, shopReference: 'tidepool' })),
  'owner-without-phone': (right) => ({
    owner: (buyer) => {
      const { phoneNumber: _dropped, ...owner } = right.owner(buyer);
      return owner;
    },
  }),
  'upper-case-names': (right) => ({
    owner: (buyer) => ({
      ...right.owner(buyer),
      firstName: buyer.firstName.toUpperCase(),
      lastName: buyer.lastName.toUpperCase(),
    }),
  }),
  'no-cancel-url': details(({ cancelUrl: _dropped, ...rest }) => rest),
  'secret-in-url': () => ({
    made: ({ source }) => {
      if (source) history.replaceState(undefined, '', `?source=${source.id}&secret=${source.clientSecret}`);
    },
  }),
  'first-session-kept': (right) => ({
    sessionId: (checkout) => (firstSession ??= right.sessionId(checkout)),
  }),
  'ignores-source-error': () => ({
    sourceId: ({ error, source }) => source?.id ?? error?.failedSourceId ?? 'source-unknown',
  }),
  'english-sdk': () => ({ sdkLocale: () => 'en-US' }),
  'no-terms': (right) => ({ asks: { ...right.asks, terms: false } }),
  'no-disclosure': (right) => ({ asks: { ...right.asks, disclosure: false } }),
  'orders-twice': () => ({ guardsButtons: false }),
  'no-compliance': () => ({ showsCompliance: false }),
  'wrong-seller': (right) => ({
    entity: (entity) => (right.entity(entity) === 'DR_INC-ENTITY' ? 'DR_IRELAND-ENTITY' : 'DR_INC-ENTITY'),
  }),
  'no-instructions': () => ({ instructions: () => undefined }),
  'wrong-instructions': (right) => ({
    instructions: (order) => {
      const given = right.instructions(order);
      return (
        given && { ...given, sourceClientSecret: given.sourceClientSecret.replace(/[0-9a-f]{4}$/, '0000') }
      );
    },
  }),
  'wrong-amount-to-pay': (right) => ({ amountToPay: (order) => right.amountToPay(order) * 10 }),
  'changed-redirect-url': (right) => ({
    providerUrl: (url) => {
      const changed = new URL(right.providerUrl(url));
      changed.searchParams.set('lang', 'en');
      return changed.href;
    },
  }),
};

export function brokenPage(right: PageBehaviour, defects: readonly string[]): PageBehaviour {
  const faults: Readonly<Record<string, Fault | undefined>> = FAULTS;
  return defects.reduce<PageBehaviour>((page, id) => ({ ...page, ...faults[id]?.(page) }), right);
}
