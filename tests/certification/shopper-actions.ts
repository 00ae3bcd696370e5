/**
 * The shopper's verbs of the stories. Each continues only if the shopper arrived where the story needs it (a hard expectation);
 * nothing here judges a rule. How the shopper gets from page to page is in shopper-moves.ts.
 */
import { poll } from '../../harness/poll.ts';
import { isSubscribed } from '../../harness/subscription.ts';
import { NotArrived } from '../../pages/arrival.ts';
import { readInstructions } from '../../pages/instructions.ts';
import { type Screen, SCREENS, type ShopPages, type ShownOrder } from '../../pages/shop.ts';
import type { ShopAbility } from '../../contract/abilities.ts';
import type { TriggerEffect } from '../../contract/method.ts';
import { isJudged } from '../../contract/plan.ts';
import { type RuleId, rulesIn } from '../../contract/rules.ts';
import { abilitiesOf } from '../../harness/run.ts';
import { valueAt } from '../../harness/json-path.ts';
import type { NotedOrder, ShownInstructions } from './recording/notes.ts';
import { CLOCK_SLACK } from './reading/finding.ts';
import { inRequest } from './reading/observation.ts';
import { ShopperMoves, type Way } from './shopper-moves.ts';
import { harnessStep, step } from './steps.ts';

export class ShopperActions extends ShopperMoves {
  /** Whether any of these rules is judged in this run; a story skips a part if none of its rules is. */
  isJudged(...rules: readonly RuleId[]): boolean {
    const { run, method } = this.world;
    const stated = rulesIn(run.dialect);
    return rules.some((rule) =>
      isJudged(stated[rule], method, { dialect: run.dialect, abilities: abilitiesOf(run) }),
    );
  }

  /** @throws Error if the plan has the story for a shop without the ability */
  pagesOf<Ability extends ShopAbility>(ability: Ability): NonNullable<ShopPages[Ability]> {
    const pages = this.shop[ability];
    if (!pages) throw new Error(`the shop names the ability ${ability} and has no pages for it`);
    return pages;
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
    // a shop may create its checkout only after the choice of the payment method
    await this.choosesPayment();
    return session();
  }

  /**
   * Makes the shop request a shopper and a cart. A shop may do that only when the shopper pays.
   * @returns the id of the session; undefined if the shopper had to pay with it
   */
  async makesCart(): Promise<unknown> {
    const session = await this.opensSession();
    if (session !== undefined) return session;
    await step('Continues from the payment page, because there is no cart yet', () =>
      this.goesOn((at) => at !== 'payment'),
    );
    await this.entersShop();
    return undefined;
  }

  /**
   * From the payment page to the review page, through the portal if it comes before the order. In a shop without a review page, to
   * the result of the order.
   */
  async reachesReview(presses = 1, way: Way = {}): Promise<void> {
    await step(`Pays with ${this.world.method.wire.name} up to the review page`, async () => {
      const since = Date.now();
      const screen = await this.goesOn((at) => at === 'review' || this.isOutcome(at), { presses, ...way });
      if (screen === 'review') await this.readsTotal();
      else if (!(await this.#hasOrdered(since)))
        throw new NotArrived('the review page, or an order', `the ${screen} page, and no order`);
    });
  }

  async #hasOrdered(since: number): Promise<boolean> {
    return (await this.world.observe()).orders.some(({ startedAt }) => startedAt >= since - CLOCK_SLACK);
  }

  /** Reads the payment instructions, their language and their visibility. */
  async readsInstructions(): Promise<void> {
    this.world.note({ instructions: await this.instructionsShown() });
  }

  instructionsShown(): Promise<ShownInstructions> {
    return harnessStep('Reads the payment instructions', async () => {
      const text = await this.shop.instructions();
      const toPay = await this.shop.amountToPay?.();
      // a frame may grow when its content is loaded
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

  /** From the review page to the result of the order: confirmation or portal. */
  async orders(presses = 1, way: Way = {}): Promise<void> {
    await this.placesOrder(presses, [this.redirectsLast ? 'portal' : 'confirmation'], way);
  }

  /**
   * From the review page to the result of the order, through the portal if it comes before the order. A shop without a review page
   * has already ordered.
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

  /** Pages that a shop may show after a payment that was not made; the checks judge the choice. */
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

  /** The shopper leaves the portal without a decision. */
  decidesNothing(): void {
    this.noteDecision('none');
  }

  /** Back to the payment page after a failure, from any page. */
  async returnsToPayment(): Promise<void> {
    const screen = await this.arrives(this.where(), ...SCREENS.filter((one) => one !== 'waiting'));
    if (screen === 'payment') return;
    if (screen === 'confirmation')
      throw new NotArrived('a page that leads back to payment', 'the confirmation page');
    await this.goes('Returns to the payment page', () => this.shop.tryAgain(), 'payment');
  }

  /**
   * Back to the payment page after a redirect that failed. The order needs a new checkout; if the shop makes it only when the
   * shopper pays again, the shopper does so.
   */
  async returnsToNewCheckout(): Promise<void> {
    await this.returnsToPayment();
    const decidedAt = this.world.notes.decisions?.at(-1)?.at ?? 0;
    const isMade = async (): Promise<boolean> =>
      (await this.world.observe()).containersMade.some(({ startedAt }) => startedAt >= decidedAt);
    if (this.redirectsLast && !(await isMade())) await this.reachesPortal();
  }

  /** The harness reads the current state of the shop's sources and orders. */
  async looksUp(...what: readonly ('checkout' | 'source' | 'order' | 'outcome')[]): Promise<void> {
    await harnessStep(`The harness reads from the API: ${what.join(', ')}`, async () => {
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
      // after the order, so that its effect on the source is visible
      if (what.includes('source') && typeof source === 'string') await api.source(source);
      if (what.includes('outcome') && this.redirectsLast) await merchant.asksOutcome();
    });
  }

  /**
   * Waits until the provider has sent the shop an event. @returns the id of the delivery; undefined if none comes
   * @param times number of events of the type to wait for; the last one counts
   */
  async tryWaitForWebhook(type: string, times = 1): Promise<string | undefined> {
    const find = async (): Promise<string | undefined> => {
      const { exchanges } = await this.world.tap.exchanges();
      return exchanges.filter(
        (exchange) => exchange.sender === 'provider' && inRequest(exchange, 'type') === type,
      )[times - 1]?.id;
    };
    if (!(await this.#isSubscribed(type))) return find();
    return harnessStep(`Waits for the webhook ${type}`, () =>
      poll(find, (delivery) => delivery !== undefined, {
        timeout: 10_000 * this.world.run.timeoutFactor,
      }),
    );
  }

  /**
   * The same, if the story cannot continue without it. A missing event is never the shop's fault.
   * @returns the id of the delivery; undefined if the shop did not subscribe to such events
   */
  async waitForWebhook(type: string, times = 1): Promise<string | undefined> {
    const delivery = await this.tryWaitForWebhook(type, times);
    if (delivery !== undefined || !(await this.#isSubscribed(type))) return delivery;
    this.world.note({
      missingWebhook: `the provider sent no webhook ${type}. The embedded provider knows only the webhooks that were registered during this run. If your shop registers its webhook when it starts, restart the shop before each run`,
    });
    throw new NotArrived(`webhook ${type} from the provider`, 'not sent');
  }

  async #isSubscribed(type: string): Promise<boolean> {
    const { eventTypes } = await this.world.tap.exchanges();
    return isSubscribed(eventTypes, type);
  }

  /** Reads the shop's own order page. @param number of the order; absent: the last one, known from its confirmation page */
  async readsOrder(number?: string): Promise<ShownOrder & NotedOrder> {
    return harnessStep('Reads the order page', async () => {
      const askedAt = Date.now();
      const read = number === undefined ? this.shop.order() : this.pagesOf('orderPages').read(number);
      return { ...(await read), askedAt, shownAt: Date.now() };
    });
  }

  /** The same, when it shows the expected state, or after three seconds. */
  async waitForOrder(
    wanted: (order: ShownOrder) => boolean,
    number?: string,
  ): Promise<ShownOrder & NotedOrder> {
    return harnessStep('Waits for the order page to change', () =>
      poll(() => this.readsOrder(number), wanted, { timeout: 3_000 * this.world.run.timeoutFactor }),
    );
  }

  /**
   * The source that the shop attached last; a shop may attach it after its creation, on the review page, or
   * with the order.
   */
  async attachedSource(): Promise<string | undefined> {
    return (await this.world.observe()).attaches.at(-1)?.source;
  }
}
