/**
 * The shopper's verbs. Each goes on only where the shopper arrived where the story needs it (a hard expectation);
 * nothing here judges a rule.
 */
import { poll } from '../../harness/poll.ts';
import { isSubscribed } from '../../harness/subscription.ts';
import { NotArrived } from '../../pages/arrival.ts';
import { readInstructions } from '../../pages/instructions.ts';
import type { Screen, ShownOrder } from '../../pages/shop.ts';
import type { TriggerEffect } from '../../contract/method.ts';
import { isJudged } from '../../contract/plan.ts';
import { type RuleId, rulesIn } from '../../contract/rules.ts';
import { abilitiesOf } from '../../harness/run.ts';
import { valueAt } from '../../harness/json-path.ts';
import { now } from './recording/recorder.ts';
import type { NotedOrder, ShownInstructions } from './recording/notes.ts';
import { type Decision, inRequest } from './reading/observation.ts';
import { step } from './steps.ts';
import type { World } from './world.ts';

export class ShopperActions {
  readonly world: World;

  constructor(world: World) {
    this.world = world;
  }

  get #shop(): World['shop'] {
    return this.world.shop;
  }

  /** Redirect then submit: the provider comes before the order. */
  get redirectsFirst(): boolean {
    return this.world.method.wire.paymentFlow === 'redirect-then-submit';
  }
  get redirectsLast(): boolean {
    return this.world.method.wire.paymentFlow === 'submit-then-redirect';
  }

  /** The provider is told who pays before the order, and asks for approval after it. */
  get signsInFirst(): boolean {
    return this.redirectsLast && this.world.method.wire.createdBy === 'element';
  }

  /** Whether any of these rules is judged here: the part of a story that is about others only is left out. */
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

  /** Notes the screen, and goes on only when it is one of these. */
  async arrives(arrival: Promise<Screen> | Screen, ...wanted: readonly Screen[]): Promise<Screen> {
    const screen = await arrival;
    await this.world.recordVisit(Promise.resolve(screen));
    if (!wanted.includes(screen))
      throw new NotArrived(`the ${wanted.join(' or ')} page`, `the ${screen} page`);
    return screen;
  }

  /** Does something that leads to one of these screens, as a step. */
  goes(title: string, action: () => Promise<Screen>, ...wanted: readonly Screen[]): Promise<Screen> {
    return step(title, () => this.arrives(action(), ...wanted));
  }

  async entersShop(): Promise<void> {
    await this.goes(
      "Opens the payment page with the shopper's details",
      () => this.#shop.enterDirectly(this.world.shopper),
      'payment',
    );
  }

  async entersShopByHand(): Promise<void> {
    await this.goes(
      'Enters the details and continues to payment',
      () => this.#shop.enter(this.world.shopper),
      'payment',
    );
  }

  async reloads(...wanted: readonly Screen[]): Promise<Screen> {
    return this.goes('Reloads the page', () => this.#shop.reload(), ...wanted);
  }

  async changesPayment(): Promise<void> {
    await this.goes('Changes the payment method', () => this.#shop.changePayment(), 'payment');
  }

  /** @returns the id of the session with which the shop came to its payment page */
  async opensSession(): Promise<unknown> {
    await this.entersShop();
    const seen = await this.world.observe();
    return seen.containersMade.at(-1)?.session.id;
  }

  async choosesPayment(): Promise<void> {
    await step(`Chooses ${this.world.method.wire.name}`, () =>
      this.#shop.choose(this.world.method.wire, this.world.shopper),
    );
    if (this.world.shopper.card.number) this.world.note({ cardTyped: true });
  }

  async acceptsTerms(): Promise<void> {
    const asked = await step('Accepts the terms', () => this.#shop.acceptTerms());
    if (asked && !this.world.notes.terms) this.world.note({ terms: { acceptedAt: now() } });
  }

  /** Presses what pays before anything is accepted: nothing may come of it. */
  async pressesTooEarly(): Promise<void> {
    await step('Presses the pay button before accepting anything', async () => {
      await this.choosesPayment();
      await this.#shop.pressContinue();
    });
  }

  /** From the payment page to the review page; where the provider comes first, by way of its portal. */
  async reachesReview(presses = 1): Promise<void> {
    await step(`Pays with ${this.world.method.wire.name} up to the review page`, async () => {
      await this.choosesPayment();
      await this.acceptsTerms();
      if (this.redirectsFirst) {
        await this.#continues('portal', presses);
        await this.approves('review');
      } else await this.continuesToReview(presses);
      await this.readsTotal();
    });
  }

  async #continues(to: Screen, presses = 1): Promise<void> {
    await this.goes(
      presses > 1 ? `Presses the pay button ${presses} times at once` : 'Continues from the payment page',
      () => this.#shop.continueFromPayment(presses),
      to,
    );
  }

  /** From the payment page, method chosen and terms accepted, to the review page. */
  async continuesToReview(presses = 1): Promise<void> {
    if (this.signsInFirst) {
      await this.#continues('portal', presses);
      await this.goes(
        'Signs in at the portal',
        () => this.#shop.leavesPortal(() => this.world.portal.signIn()),
        'review',
      );
    } else await this.#continues('review', presses);
  }

  async readsTotal(): Promise<void> {
    const { total, products } = await step('Reads the total', () => this.#shop.totals());
    this.world.note({ review: { total, at: now(), ...(products ? { products } : {}) } });
  }

  /** Reads how to push the funds, in which language that is written, and whether a shopper can see it. */
  async readsInstructions(): Promise<void> {
    this.world.note({ instructions: await this.instructionsShown() });
  }

  instructionsShown(): Promise<ShownInstructions> {
    return step('Reads the payment instructions', async () => {
      const text = await this.#shop.instructions();
      // a frame may grow once it knows what it holds
      const found = await poll(
        () => readInstructions(this.world.page),
        (read) => read?.visible !== false,
        { timeout: 3_000 * this.world.run.timeoutFactor },
      );
      return { text, ...(found ? { language: found.language, visible: found.visible } : {}) };
    });
  }

  async acceptsDisclosure(): Promise<void> {
    if (await step("Accepts the seller's disclosure", () => this.#shop.acceptDisclosure()))
      this.world.note({ disclosures: [...(this.world.notes.disclosures ?? []), now()] });
  }

  /** From the review page to where the order leads: the confirmation, or the portal. */
  async orders(presses = 1): Promise<void> {
    await this.placesOrder(presses, this.redirectsLast ? 'portal' : 'confirmation');
  }

  placesOrder(presses: number, ...wanted: readonly Screen[]): Promise<Screen> {
    return this.goes(
      presses > 1 ? `Places the order, pressing ${presses} times at once` : 'Places the order',
      () => this.#shop.placeOrder(presses),
      ...wanted,
    );
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
      await this.choosesPayment();
      await this.acceptsTerms();
      if (this.redirectsFirst) await this.#continues('portal');
      else {
        await this.continuesToReview();
        await this.orders();
      }
    });
  }

  async approves(...wanted: readonly Screen[]): Promise<Screen> {
    return this.#decides('approve', wanted);
  }

  /** Where a payment that was not made may lead: pages of which the shop has its pick; the checks judge it. */
  async turnsBack(choice: 'decline' | 'cancel' | 'back'): Promise<Screen> {
    return this.#decides(choice, [
      'payment',
      'failure',
      'review',
      'confirmation',
      'details',
      'waiting',
      'elsewhere',
    ]);
  }

  async #decides(
    choice: 'approve' | 'decline' | 'cancel' | 'back',
    wanted: readonly Screen[],
  ): Promise<Screen> {
    const { portal, shop } = this.world;
    this.noteDecision(choice);
    const verbs = {
      approve: ['Approves at the portal', () => shop.leavesPortal(() => portal.approve())],
      decline: ['Declines at the portal', () => shop.leavesPortal(() => portal.decline())],
      cancel: ['Cancels at the portal', () => shop.leavesPortal(() => portal.cancel())],
      back: ["Goes back with the browser's button", () => shop.goBack()],
    } as const;
    const [title, verb] = verbs[choice];
    return this.goes(title, verb, ...wanted);
  }

  /** The shopper leaves the portal as it is. */
  decidesNothing(): void {
    this.noteDecision('none');
  }

  noteDecision(choice: Decision['choice']): void {
    const decisions = this.world.notes.decisions ?? [];
    const id = `decision-${decisions.length + 1}`;
    this.world.note({ decisions: [...decisions, { id, choice, at: now() }] });
  }

  /** From wherever a failure left the shopper, back to the payment page. */
  async returnsToPayment(): Promise<void> {
    const screen = await this.#shop.screen();
    if (screen === 'payment') return;
    if (screen === 'confirmation')
      throw new NotArrived('a page that leads back to payment', 'the confirmation page');
    await this.goes('Returns to the payment page', () => this.#shop.tryAgain(), 'payment');
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
      if (what.includes('source') && typeof source === 'string') await api.source(source);
      if (what.includes('order') && typeof order === 'string') await merchant.looksAtOrder(order);
      if (what.includes('outcome') && this.redirectsLast) await merchant.asksOutcome();
    });
  }

  /** Waits until the provider has sent the shop an event. @returns the id of the delivery; undefined when none comes */
  async tryWaitForWebhook(type: string): Promise<string | undefined> {
    const find = async (): Promise<string | undefined> => {
      const { exchanges } = await this.world.tap.exchanges();
      return exchanges.find(
        (exchange) => exchange.sender === 'provider' && inRequest(exchange, 'type') === type,
      )?.id;
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
  async waitForWebhook(type: string): Promise<string | undefined> {
    const delivery = await this.tryWaitForWebhook(type);
    if (delivery !== undefined || !(await this.#isSubscribed(type))) return delivery;
    this.world.note({ missingWebhook: `the provider sent no webhook ${type}` });
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
      const read = number === undefined ? this.#shop.order() : this.#shop.orderPages?.read(number);
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

  /** The source that the shop attached last, or is to attach. */
  async attachedSource(): Promise<string> {
    const seen = await this.world.observe();
    // a shop may attach it in the request that places the order
    const made: unknown = seen.sourceCalls
      .map(({ result }) => valueAt(result, 'source.id'))
      .findLast((id) => typeof id === 'string');
    const source = seen.attaches.at(-1)?.source ?? (typeof made === 'string' ? made : undefined);
    if (source === undefined) throw new NotArrived('a source made for the shop', 'none');
    return source;
  }
}
