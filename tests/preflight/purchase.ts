/**
 * Begins one purchase, until the first call of the shop's back end passes through the tap. Reports a back end
 * that bypasses the tap, an adapter that cannot begin a purchase, and a shop that does not answer, before a
 * rule is judged.
 */
import { Dialect, type Method } from '../../contract/method.ts';
import type { PreflightRow } from '../../harness/preflight-row.ts';
import { EnvironmentError } from '../../harness/tap-client.ts';
import { NotArrived } from '../../pages/arrival.ts';
import { AdapterError } from '../certification/adapter-error.ts';
import { bypassesTap } from '../certification/bypass.ts';
import type { World } from '../certification/world.ts';

const WHAT = 'Tap, one purchase';

export interface Found {
  readonly row: PreflightRow;
  /** Whether another method would give the same result. */
  readonly isFinal: boolean;
}

export async function beginPurchase(world: World, method: Method): Promise<Found> {
  const { shop, shopper, run } = world;
  const steps: readonly (() => Promise<unknown>)[] = [
    () => shop.enter(shopper),
    () => shop.choose(method.wire, shopper),
    () => shop.acceptTerms(),
    () => shop.acceptDisclosure(),
    () => shop.continueFromPayment(),
  ];
  let shown: unknown;
  try {
    for (const go of steps) {
      shown = await go();
      if (await passesTap(world)) return (await foreignCall(world)) ?? passed();
    }
    // the shop may do everything when the order is placed
    if (shown === 'review') {
      await shop.acceptDisclosure();
      await shop.placeOrder();
    }
    if (await passesTap(world)) return (await foreignCall(world)) ?? passed();
  } catch (error) {
    if (await passesTap(world)) return (await foreignCall(world)) ?? passed();
    if (await bypasses(world)) return bypassed(run.targets.tapUrl);
    return troubled(error);
  }
  if (await bypasses(world)) return bypassed(run.targets.tapUrl);
  return note(`no call was recorded: ${method.wire.name} led to the page "${String(shown)}"`);
}

async function passesTap(world: World): Promise<boolean> {
  return (await world.observe()).exchanges.some(({ sender }) => sender === 'shop');
}

async function bypasses(world: World): Promise<boolean> {
  await world.settle();
  return bypassesTap(await world.observe());
}

/** Paths that only this dialect has. */
const OF_DIALECT: Readonly<Record<Dialect, RegExp>> = {
  'digital-river-api': /\/checkouts$/,
  'commerce-api': /\/oauth20\/token$|\/v1\/shoppers\//,
};

/** A call of the shop in the other dialect: then every scenario would fail, and not because of the shop. */
async function foreignCall(world: World): Promise<Found | undefined> {
  const { dialect } = world.run;
  const sent = (await world.observe()).exchanges.filter(({ sender }) => sender === 'shop');
  const calls = sent.map(({ request }) => `${request.method} ${new URL(request.url).pathname}`);
  if (calls.some((call) => OF_DIALECT[dialect].test(call))) return undefined;
  for (const other of Dialect.options) {
    const call = calls.find((one) => other !== dialect && OF_DIALECT[other].test(one));
    if (call === undefined) continue;
    return {
      row: {
        state: 'fail',
        what: 'Dialect',
        found: `Your shop uses the ${other} (${call}), but DR_DIALECT is ${dialect}.`,
        how: `Set DR_DIALECT=${other}, and the addresses and keys of its provider.`,
      },
      isFinal: true,
    };
  }
  return undefined;
}

const passed = (): Found => ({
  row: { state: 'ok', what: WHAT, found: 'the calls of your shop to the API pass through the tap' },
  isFinal: true,
});

const bypassed = (tapUrl: string): Found => ({
  row: {
    state: 'fail',
    what: WHAT,
    found:
      "Your shop's back end does not call the API through the tap: the browser used a payment session, but no call of the back end was recorded.",
    how: `Set the API's address in your shop to ${tapUrl} (set DR_TAP_PORT to fix the port).`,
  },
  isFinal: true,
});

const note = (found: string): Found => ({
  row: { state: 'note', what: WHAT, found },
  isFinal: false,
});

function troubled(error: unknown): Found {
  if (error instanceof AdapterError)
    return {
      row: {
        state: 'fail',
        what: 'Adapter',
        found: error.message,
        how: 'Correct the adapter. npm run adapter:check runs each of its verbs once.',
      },
      // another method would not get further
      isFinal: error.verb === 'enter' || error.verb === 'pages',
    };
  if (error instanceof EnvironmentError)
    return {
      row: {
        state: 'fail',
        what: 'Shop',
        found: error.message,
        how: 'Start your shop, or correct DR_SHOP_URL.',
      },
      isFinal: true,
    };
  // a failure of the shop: the scenarios judge it
  if (error instanceof NotArrived) return note(`not seen: ${error.message}`);
  throw error;
}
