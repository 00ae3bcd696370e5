/** Ways through a shop that use each verb of its adapter at least once. Each begins with a new shopper. */
import type { Method } from '../../contract/method.ts';
import { triggersOf } from '../../contract/traits.ts';
import { afterWaiting } from '../../pages/arrival.ts';
import type { Screen } from '../../pages/shop.ts';
import type { World } from '../certification/world.ts';
import type { VerbLog } from './verb-log.ts';

export type Walk = (world: World, log: VerbLog) => Promise<void>;

/** The verb must lead to one of these pages. */
const to =
  (...wanted: readonly Screen[]) =>
  (screen: Screen): string | undefined =>
    wanted.includes(screen) ? undefined : `must lead to the page "${wanted.join('" or "')}"`;

const NO_REVIEW = 'the shop shows no review page';

async function enters(world: World, log: VerbLog): Promise<void> {
  const { shop, shopper } = world;
  await log.runs(world, 'enterDirectly', () => shop.enterDirectly(shopper), to('payment'));
}

async function chooses(world: World, log: VerbLog): Promise<void> {
  const { shop, shopper, method } = world;
  await log.runs(world, 'choose', () => shop.choose(method.wire, shopper));
  await log.runs(world, 'acceptTerms', () => shop.acceptTerms());
  // any page may ask for the disclosure
  await log.runs(world, 'acceptDisclosure', () => shop.acceptDisclosure());
}

/**
 * Goes from a page of the shop to the next page of the shop, through the portal if the method leads there.
 */
async function approves(world: World, log: VerbLog, screen: Screen): Promise<Screen> {
  const { shop, portal } = world;
  // the shop may place the order in the background
  const waits = async (arrived: Screen): Promise<Screen> =>
    arrived === 'waiting' ? afterWaiting(() => shop.screen()) : arrived;
  const shown = await waits(screen);
  if (shown !== 'portal') return shown;
  return waits(
    await log.runs(world, 'leavesPortal', () => shop.leavesPortal(() => portal.approve()), leftPortal),
  );
}

const leftPortal = (screen: Screen): string | undefined =>
  screen === 'portal' ? 'must lead back to the shop' : undefined;

/** @param fails whether the payment fails: then the shop may show this on any page */
async function reachesReview(world: World, log: VerbLog, fails = false): Promise<Screen> {
  await enters(world, log);
  await chooses(world, log);
  const screen = await log.runs(
    world,
    'continueFromPayment',
    () => world.shop.continueFromPayment(),
    fails ? undefined : to('review', 'portal', 'confirmation', 'failure', 'waiting'),
  );
  return approves(world, log, screen);
}

/** Pays, and reads everything that the shop shows about the order. */
export const pays: Walk = async (world, log) => {
  const { shop, method } = world;
  let screen = await reachesReview(world, log);
  if (screen === 'review') {
    await log.runs(world, 'totals', () => shop.totals());
    await log.runs(world, 'acceptDisclosure', () => shop.acceptDisclosure());
    const placed = await log.runs(
      world,
      'placeOrder',
      () => shop.placeOrder(),
      to('confirmation', 'portal', 'waiting'),
    );
    screen = await approves(world, log, placed);
  } else log.leaves(['totals', 'placeOrder', 'pressPlaceOrder'], NO_REVIEW);
  const confirmation = world.page.url();
  await log.runs(
    world,
    'orderNumber',
    () => shop.orderNumber(),
    (number) => (number === undefined ? 'the confirmation page must show an order number' : undefined),
  );
  await log.runs(world, 'order', () => shop.order());
  if (method.wire.flow === 'receiver') {
    await log.runs(
      world,
      'instructions',
      () => shop.instructions(),
      (text) => (text === '' ? 'the result must contain the text of the payment instructions' : undefined),
    );
    if (shop.amountToPay) await log.runs(world, 'amountToPay', async () => shop.amountToPay?.());
  } else log.leaves(['instructions'], 'none of the tested methods has payment instructions');
  await log.runs(world, 'visit', () => shop.visit(confirmation));
};

const arrivesByHand: Walk = async (world, log) => {
  const { shop, shopper } = world;
  await log.runs(world, 'enter', () => shop.enter(shopper), to('payment'));
  if (shop.basketPrice) await log.runs(world, 'basketPrice', async () => shop.basketPrice?.());
  await log.runs(world, 'screen', () => shop.screen(), to('payment'));
  await log.runs(world, 'reload', () => shop.reload(), to('payment'));
};

const pressesTooEarly: Walk = async (world, log) => {
  const { shop, shopper, method } = world;
  await enters(world, log);
  await log.runs(world, 'choose', () => shop.choose(method.wire, shopper));
  await log.runs(world, 'pressContinue', () => shop.pressContinue());
};

const changesPurchase: Walk = async (world, log) => {
  const { shop } = world;
  if (!shop.changePurchase) return;
  await enters(world, log);
  await log.runs(
    world,
    'changePurchase',
    async () => shop.changePurchase?.() ?? shop.screen(),
    to('payment'),
  );
};

/** A walk to the review page, and one verb there. */
const onReview =
  (verb: 'changePayment' | 'removePayment' | 'goBack' | 'pressPlaceOrder'): Walk =>
  async (world, log) => {
    if ((await reachesReview(world, log)) !== 'review') {
      log.leaves([verb], NO_REVIEW);
      return;
    }
    const { shop } = world;
    if (verb === 'pressPlaceOrder') await log.runs(world, verb, () => shop.pressPlaceOrder());
    else if (verb === 'goBack') await log.runs(world, verb, () => shop.goBack());
    else await log.runs(world, verb, () => shop[verb](), to('payment'));
  };

/** A payment that fails, and the way to pay again. */
const triesAgain: Walk = async (world, log) => {
  const { shop, method, run } = world;
  const fails = triggersOf(method, run.dialect).find(
    ({ effect }) => effect === 'sourceFails' || effect === 'chargeFails',
  );
  if (!fails) {
    log.leaves(['tryAgain'], 'none of the tested methods has a test trigger that makes the payment fail');
    return;
  }
  world.useTrigger(fails.effect);
  const screen = await reachesReview(world, log, true);
  if (screen === 'review')
    await approves(world, log, await log.runs(world, 'placeOrder', () => shop.placeOrder()));
  await log.runs(world, 'tryAgain', () => shop.tryAgain(), to('payment'));
};

/** The abilities of the shop whose first step is tried. */
export const ABILITY_WALKS = {
  storeCredit: async (world, log) => {
    await enters(world, log);
    await log.runs(world, 'storeCredit.apply', () => part(world.shop.storeCredit).apply(1));
  },
  account: async (world, log) => {
    const account = part(world.shop.account);
    await log.runs(world, 'account.signIn', () => account.signIn(), to('account'));
    await log.runs(world, 'account.count', () => account.count());
  },
  taxIdentifiers: async (world, log) => {
    await enters(world, log);
    await log.runs(world, 'taxIdentifiers.offers', () => part(world.shop.taxIdentifiers).offers());
  },
  subscriptions: async (world, log) => {
    const subscriptions = part(world.shop.subscriptions);
    await log.runs(world, 'subscriptions.enter', () => subscriptions.enter(world.shopper), to('payment'));
    await log.runs(world, 'subscriptions.terms', () => subscriptions.terms());
  },
  orderPages: async (world, log) => {
    await pays(world, log);
    const orderPages = part(world.shop.orderPages);
    const number = (await world.shop.orderNumber()) ?? '';
    await log.runs(world, 'orderPages.read', () => orderPages.read(number));
    await log.runs(world, 'orderPages.open', () => orderPages.open(number), to('order'));
  },
  dropIn: async (world, log) => {
    const dropIn = part(world.shop.dropIn);
    await log.runs(world, 'dropIn.enter', () => dropIn.enter(world.shopper, 'shop'), to('payment'));
  },
} satisfies Readonly<Record<string, Walk>>;

/** Optional verbs: the table shows only the ones that the adapter has. */
export const OPTIONAL_VERBS: readonly string[] = ['basketPrice', 'changePurchase', 'amountToPay'];

export const ABILITY_VERBS: Readonly<Record<keyof typeof ABILITY_WALKS, readonly string[]>> = {
  storeCredit: ['storeCredit.apply'],
  account: ['account.signIn', 'account.count'],
  taxIdentifiers: ['taxIdentifiers.offers'],
  subscriptions: ['subscriptions.enter', 'subscriptions.terms'],
  orderPages: ['orderPages.read', 'orderPages.open'],
  dropIn: ['dropIn.enter'],
};

/** The command that started the run has checked that this part exists. */
function part<Part>(of: Part | undefined): Part {
  if (of === undefined) throw new Error('the adapter does not have this optional part');
  return of;
}

/** The walks that use only the first method. */
export const WALKS: readonly Walk[] = [
  arrivesByHand,
  pays,
  pressesTooEarly,
  changesPurchase,
  onReview('pressPlaceOrder'),
  onReview('changePayment'),
  onReview('removePayment'),
  onReview('goBack'),
  triesAgain,
];

/**
 * One method of each flow, because payments end differently. The first one is the method with the fewest pages
 * of other hosts.
 */
export function toTry(methods: readonly Method[]): Method[] {
  const flows = ['standard', 'receiver', 'redirect'] as const;
  return flows.flatMap((flow) => methods.find(({ wire }) => wire.flow === flow) ?? []);
}
