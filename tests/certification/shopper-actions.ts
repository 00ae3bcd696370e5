/**
 * The shopper's verbs of the stories. Each goes on only where the shopper arrived where the story needs it (a hard
 * expectation); nothing here judges a rule. How the shopper gets from page to page is in shopper-moves.ts.
 */
import { poll } from '../../harness/poll.ts';
import { isSubscribed } from '../../harness/subscription.ts';
import { NotArrived } from '../../pages/arrival.ts';
import { readInstructions } from '../../pages/instructions.ts';
import { type Screen, SCREENS, type ShownOrder } from '../../pages/shop.ts';
import type { TriggerEffect } from '../../contract/method.ts';
import { isJudged } from '../../contract/plan.ts';
import { type RuleId, rulesIn } from '../../contract/rules.ts';
import { abilitiesOf } from '../../harness/run.ts';
import { valueAt } from '../../harness/json-path.ts';
import { now } from './recording/recorder.ts';
import type { NotedOrder, ShownInstructions } from './recording/notes.ts';
import { CLOCK_SLACK } from './reading/finding.ts';
import { inRequest } from './reading/observation.ts';
import { ShopperMoves, type Way } from './shopper-moves.ts';
import { step } from './steps.ts';

export class ShopperActions extends ShopperMoves {
  /** Whether any of these rules is judged in this run; a story skips a part if none of its rules is. */
  isJudged(...rules: readonly RuleId[]): boolean {
    const { run, method } = this.world;
    const stated = rulesIn(run.dialect);
    return rules.some((rule) =>
      isJudged(stated[rule], method, { dialect: run.dialect, abilities: abilitiesOf(run) }),
    );
  }

  usesTrigger(effect: TriggerEffect): void {
    this.world.useTrigger(effect);
    this.world.note({ trigger: effect });
  }

  async entersShop(): Promise<void> {
    await this.goes(
      "Opens the payment page with the shopper's details",
      () => this.shop.enterDirectly(this.world.shopper),
      'payment',
    );
  }

  async entersShopByHand(): Promise<void> {
    await this.goes(
      'Enters the details and continues to payment',
      () => this.shop.enter(this.world.shopper),
      'payment',
    );
  }

  async reloads(...wanted: readonly Screen[]): Promise<Screen> {
    return this.goes('Reloads the page', () => this.shop.reload(), ...wanted);
  }

  async changesPayment(): Promise<void> {
    await this.goes('Changes the payment method', () => this.shop.changePayment(), 'payment');
  }

  /** @returns the id of the session that the shop's payment page uses */
  async opensSession(): Promise<unknown> {
    await this.entersShop();
    const session = async (): Promise<unknown> =>
      (await this.world.observe()).containersMade.at(-1)?.session.id;
    const made = await session();
    if (made !== undefined) return made;
    // a shop may make its checkout once it knows how the shopper pays
    await this.choosesPayment();
    return session();
  }

  /**
   * From the payment page to the review page; where the provider comes first, by way of its portal. In a shop without a
   * review page, as far as the order leads.
   */
  async reachesReview(presses = 1, way: Way = {}): Promise<void> {
    await step(`Pays with ${this.world.method.wire.name} up to the review page`, async () => {
      const since = now();
      const screen = await this.goesOn((at) => at === 'review' || this.isOutcome(at), { presses, ...way });
      if (screen === 'review') await this.readsTotal();
      else if (!(await this.#hasOrdered(since)))
        throw new NotArrived('the review page, or an order', `the ${screen} page, and no order`);
    });
  }

  async #hasOrdered(since: number): Promise<boolean> {
    return (await this.world.observe()).orders.some(({ startedAt }) => startedAt >= since - CLOCK_SLACK);
  }

  /** Reads how to push the funds, in which language that is written, and whether a shopper can see it. */
  async readsInstructions(): Promise<void> {
    this.world.note({ instructions: await this.instructionsShown() });
  }

  instructionsShown(): Promise<ShownInstructions> {
    return step('Reads the payment instructions', async () => {
      const text = await this.shop.instructions();
      const toPay = await this.shop.amountToPay?.();
      // a frame may grow once it knows what it holds
      const found = await poll(
        () => readInstructions(this.world.page),
        (read) => read?.visible !== false,
        { timeout: 3_000 * this.world.run.timeoutFactor },
      );
      return {
        text,
        ...(found ? { language: found.language, visible: found.visible } : {}),
        ...(toPay === undefined ? {} : { toPay }),
      };
    });
  }

  /** From the review page to where the order leads: the confirmation, or the portal. */
  async orders(presses = 1, way: Way = {}): Promise<void> {
    await this.placesOrder(presses, [this.redirectsLast ? 'portal' : 'confirmation'], way);
  }

  /**
   * From the review page to where the order leads, by way of the portal where that comes first. A shop without a review
   * page has ordered already.
   */
  async placesOrder(presses: number, ends: readonly Screen[], way: Way = {}): Promise<Screen> {
    const at = await this.where();
    const isOpen = at === 'review' || (at === 'portal' && !this.isOutcome(at)) || at === 'waiting';
    const screen = isOpen ? await this.goesOn((one) => this.isOutcome(one), { presses, ends, ...way }) : at;
    if (!ends.includes(screen)) throw new NotArrived(`the ${ends.join(' or ')} page`, `the ${screen} page`);
    return screen;
  }

  /** Whatever is left to do after the order. */
  async finishesPayment(): Promise<void> {
    if (this.redirectsLast) await this.approves('confirmation');
  }

  /** From the payment page to the confirmation. */
  async pays(): Promise<void> {
    await step(`Pays with ${this.world.method.wire.name}`, async () => {
      await this.reachesReview();
      await this.orders();
      await this.finishesPayment();
    });
  }

  /** From the payment page to the portal, whichever side of the order it is on. */
  async reachesPortal(): Promise<void> {
    await step(`Pays with ${this.world.method.wire.name} up to the portal`, async () => {
      const screen = await this.goesOn((at) => this.isPaymentPortal(at) || this.isOutcome(at));
      if (!this.isPaymentPortal(screen)) throw new NotArrived('the portal page', `the ${screen} page`);
    });
  }

  async approves(...wanted: readonly Screen[]): Promise<Screen> {
    return this.decides('approve', wanted);
  }

  /** Where a payment that was not made may lead: pages of which the shop has its pick; the checks judge it. */
  async turnsBack(choice: 'decline' | 'cancel' | 'back'): Promise<Screen> {
    return this.decides(choice, [
      'payment',
      'failure',
      'review',
      'confirmation',
      'details',
      'waiting',
      'elsewhere',
    ]);
  }

  /** The shopper leaves the portal as it is. */
  decidesNothing(): void {
    this.noteDecision('none');
  }

  /** From wherever a failure left the shopper, back to the payment page. */
  async returnsToPayment(): Promise<void> {
    const screen = await this.arrives(this.where(), ...SCREENS.filter((one) => one !== 'waiting'));
    if (screen === 'payment') return;
    if (screen === 'confirmation')
      throw new NotArrived('a page that leads back to payment', 'the confirmation page');
    await this.goes('Returns to the payment page', () => this.shop.tryAgain(), 'payment');
  }

  /** Has the harness itself read the sources and orders that the shop made, as they stand now. */
  async looksUp(...what: readonly ('checkout' | 'source' | 'order' | 'outcome')[]): Promise<void> {
    await step(`The harness reads from the API: ${what.join(', ')}`, async () => {
      const seen = await this.world.observe();
      const order = seen.ordersMade.at(-1)?.order.id;
      const checkout = seen.containersMade.at(-1)?.container;
      const source = seen.sourceCalls
        .map(({ result }) => valueAt(result, 'source.id'))
        .findLast((id) => id !== undefined);
      const { merchant, api } = this.world;
      if (what.includes('checkout') && typeof checkout === 'string')
        await merchant.looksAtContainer(checkout);
      if (what.includes('order') && typeof order === 'string') await merchant.looksAtOrder(order);
      // after the order: what it made of the source is seen then
      if (what.includes('source') && typeof source === 'string') await api.source(source);
      if (what.includes('outcome') && this.redirectsLast) await merchant.asksOutcome();
    });
  }

  /**
   * Waits until the provider has sent the shop an event. @returns the id of the delivery; undefined when none comes
   * @param times how many of the type are waited for: the last of them is meant
   */
  async tryWaitForWebhook(type: string, times = 1): Promise<string | undefined> {
    const find = async (): Promise<string | undefined> => {
      const { exchanges } = await this.world.tap.exchanges();
      return exchanges.filter(
        (exchange) => exchange.sender === 'provider' && inRequest(exchange, 'type') === type,
      )[times - 1]?.id;
    };
    if (!(await this.#isSubscribed(type))) return find();
    return step(`Waits for the webhook ${type}`, () =>
      poll(find, (delivery) => delivery !== undefined, {
        timeout: 10_000 * this.world.run.timeoutFactor,
      }),
    );
  }

  /**
   * The same, where the story cannot go on without it. An event that does not come is never the shop's doing.
   * @returns the id of the delivery; undefined where no webhook of the shop's asks for such events
   */
  async waitForWebhook(type: string, times = 1): Promise<string | undefined> {
    const delivery = await this.tryWaitForWebhook(type, times);
    if (delivery !== undefined || !(await this.#isSubscribed(type))) return delivery;
    this.world.note({
      missingWebhook: `the provider sent no webhook ${type}. The embedded provider knows only webhooks that were registered during its own run: if your shop registers its webhook when it starts, restart it before each run`,
    });
    throw new NotArrived(`webhook ${type} from the provider`, 'not sent');
  }

  async #isSubscribed(type: string): Promise<boolean> {
    const { eventTypes } = await this.world.tap.exchanges();
    return isSubscribed(eventTypes, type);
  }

  /** The shop's own order page, as it is now. @param number of the order; absent: the last one, known from its confirmation page */
  async readsOrder(number?: string): Promise<ShownOrder & NotedOrder> {
    return step('Reads the order page', async () => {
      const askedAt = now();
      const read = number === undefined ? this.shop.order() : this.shop.orderPages?.read(number);
      if (!read) throw new Error('the shop has no order pages: the scenario needs the ability');
      return { ...(await read), askedAt, shownAt: now() };
    });
  }

  /** The same, once it says what is expected of it, or after three seconds what it says then. */
  async waitForOrder(
    wanted: (order: ShownOrder) => boolean,
    number?: string,
  ): Promise<ShownOrder & NotedOrder> {
    return step('Waits for the order page to change', () =>
      poll(() => this.readsOrder(number), wanted, { timeout: 3_000 * this.world.run.timeoutFactor }),
    );
  }

  /** The source that the shop attached last, whenever it did: when it was made, on review, or with the order. */
  async attachedSource(): Promise<string | undefined> {
    return (await this.world.observe()).attaches.at(-1)?.source;
  }
}
