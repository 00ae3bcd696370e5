/**
 * Wraps the pages of an adapter, to separate mistakes of the adapter from failures of the shop: a timeout, an
 * invalid result and any error except `NotArrived` become an `AdapterError` that names the verb.
 */
import { errors } from '@playwright/test';
import { SHOP_ABILITIES } from '../../contract/abilities.ts';
import { inTime } from '../../harness/in-time.ts';
import { EnvironmentError } from '../../harness/tap-client.ts';
import { NotArrived } from '../../pages/arrival.ts';
import { ORDER_STATUSES, SCREENS, type ShopAdapter, type ShopPages } from '../../pages/shop.ts';
import { verbTimeout } from '../../pages/timeouts.ts';
import { AdapterError } from './adapter-error.ts';

type Verb = (...args: readonly unknown[]) => unknown;
type Answer = readonly [what: string, is: (value: unknown) => boolean];

const among = (known: readonly unknown[]): Answer => [
  `one of ${known.join(', ')}`,
  (value) => known.includes(value),
];
const SCREEN = among(SCREENS);
const BOOLEAN: Answer = ['true or false', (value) => typeof value === 'boolean'];
const TEXT: Answer = ['a text', (value) => typeof value === 'string'];
const NUMBER: Answer = ['a number', (value) => Number.isFinite(value)];
const MAYBE_NUMBER: Answer = [
  'a number, or undefined',
  (value) => value === undefined || Number.isFinite(value),
];
const member = (value: unknown, name: string): unknown => (Object(value) as Record<string, unknown>)[name];

const ORDER: Answer = [
  `an order with messages and a status, which is one of ${ORDER_STATUSES.join(', ')}`,
  (value) =>
    ORDER_STATUSES.some((status) => status === member(value, 'status')) &&
    Array.isArray(member(value, 'messages')),
];

/** Expected result of each verb; other verbs return nothing. */
const ANSWERS: Readonly<Record<string, Answer>> = {
  ...Object.fromEntries(
    [
      'enter',
      'enterDirectly',
      'continueFromPayment',
      'placeOrder',
      'changePayment',
      'changePurchase',
      'removePayment',
      'tryAgain',
      'reload',
      'goBack',
      'leavesPortal',
      'visit',
      'screen',
      'dropIn.enter',
      'dropIn.pay',
      'storeCredit.apply',
      'storeCredit.continueCovered',
      'account.signIn',
      'account.saveAnother',
      'account.removeFirst',
      'subscriptions.enter',
      'subscriptions.enterDropIn',
      'taxIdentifiers.apply',
      'orderPages.open',
    ].map((verb) => [verb, SCREEN]),
  ),
  acceptTerms: BOOLEAN,
  acceptDisclosure: BOOLEAN,
  'subscriptions.acceptTerms': BOOLEAN,
  'taxIdentifiers.offers': BOOLEAN,
  'dropIn.hasSheet': BOOLEAN,
  instructions: TEXT,
  'subscriptions.terms': TEXT,
  'account.count': NUMBER,
  amountToPay: MAYBE_NUMBER,
  basketPrice: MAYBE_NUMBER,
  totals: [
    'totals with a number as total, and no currency or its code of three letters, or undefined',
    (value) =>
      value === undefined ||
      (Number.isFinite(member(value, 'total')) &&
        /^(?:undefined|[A-Z]{3})$/.test(String(member(value, 'currency')))),
  ],
  orderNumber: ['a text, or undefined', (value) => value === undefined || typeof value === 'string'],
  order: ORDER,
  'orderPages.read': ORDER,
};

/** Verbs that may have no effect: a button that cannot be pressed is also fine. */
const MAY_BE_DISABLED: readonly string[] = ['pressContinue', 'pressPlaceOrder'];
const DISABLED = /element is not enabled/;

/** The shop itself does not answer. */
const UNREACHABLE =
  /net::ERR_(?:CONNECTION|NAME_NOT_RESOLVED|ADDRESS|INTERNET|TIMED_OUT|EMPTY_RESPONSE|SOCKET|CERT|SSL)/;

/** The shop leads from one address to the next without an end. */
const CIRCLE = /net::ERR_TOO_MANY_REDIRECTS/;

/** @param module file of the adapter: messages contain the line of the error */
export function guarded(adapter: ShopAdapter, module?: string): ShopAdapter {
  return (page, shopUrl) => {
    try {
      return guardedPart(adapter(page, shopUrl), '', module);
    } catch (error) {
      // thrown at the first verb, so that the scenario breaks off
      const failure = AdapterError.of('pages', error, module);
      return new Proxy({ page } as ShopPages, {
        get: (target, name) => (name === 'page' ? target.page : () => Promise.reject(failure)),
      });
    }
  };
}

function guardedPart<Part extends object>(part: Part, prefix: string, module: string | undefined): Part {
  return new Proxy(part, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target);
      if (typeof name === 'symbol') return value;
      if (typeof value === 'function')
        return (...args: readonly unknown[]) =>
          run(`${prefix}${name}`, value.bind(target) as Verb, args, module);
      const isPart = prefix === '' && SHOP_ABILITIES.some((ability) => ability === name);
      return isPart && typeof value === 'object' && value !== null
        ? guardedPart(value, `${name}.`, module)
        : value;
    },
  });
}

async function run(
  name: string,
  verb: Verb,
  args: readonly unknown[],
  module: string | undefined,
): Promise<unknown> {
  // errors of callbacks passed to the adapter are not the adapter's errors
  let theirs: unknown;
  const given = args.map((arg) =>
    typeof arg === 'function'
      ? async () => {
          try {
            return (await (arg as Verb)()) as unknown;
          } catch (error) {
            theirs = error;
            throw error;
          }
        }
      : arg,
  );
  try {
    const answer = await verbInTime(name, (async () => verb(...given))());
    const [what, is] = ANSWERS[name] ?? ['nothing', () => true];
    if (!is(answer))
      throw new AdapterError(
        name,
        `must return ${what}; it returned ${JSON.stringify(answer) ?? 'nothing'}.`,
      );
    return answer;
  } catch (error) {
    if (error instanceof NotArrived || error instanceof AdapterError || error === theirs) throw error;
    if (
      MAY_BE_DISABLED.includes(name) &&
      error instanceof errors.TimeoutError &&
      DISABLED.test(error.message)
    )
      return undefined;
    const failure = AdapterError.of(name, error, module);
    if (CIRCLE.test(failure.message)) throw new NotArrived('a page', failure.message);
    throw UNREACHABLE.test(failure.message)
      ? new EnvironmentError(`The shop is unreachable. ${failure.message}`)
      : failure;
  }
}

function verbInTime(name: string, answer: Promise<unknown>): Promise<unknown> {
  const timeout = verbTimeout();
  const seconds = Math.round(timeout / 1000);
  return inTime(answer, timeout, () => new AdapterError(name, `did not end within ${seconds} s.`));
}
