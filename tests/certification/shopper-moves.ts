/**
 * The shopper's way through pages that every shop arranges differently: on each page, the shopper does what the page asks for and
 * continues. Terms and disclosure may be on any page, the review page may be missing or come before or after the portal, and the
 * order may be placed by any button or on return from the provider. Nothing here judges a rule.
 */
import { afterWaiting, NotArrived } from '../../pages/arrival.ts';
import { UnknownPortal } from '../../pages/portal-page.ts';
import { SCREENS, type Screen, type ShownTotals } from '../../pages/shop.ts';
import type { Decision } from './reading/observation.ts';
import { harnessStep, step } from './steps.ts';
import type { World } from './world.ts';

/** Payment options; absent: the story's method, one press, no challenge. */
export interface Way {
  /** How often the button that continues is pressed at once. */
  readonly presses?: number;
  /** Chooses and fills in the payment, each time the payment page asks for it. */
  readonly choose?: () => Promise<void>;
  /** Called while a button of the shop continues: a challenge may come. */
  readonly during?: (leading: Promise<Screen>) => Promise<void>;
  /** Screens at which the way may end although they do not show an outcome. */
  readonly ends?: readonly Screen[];
}

/** Maximum number of pages on the way to an order. */
const MOST_MOVES = 10;

export class ShopperMoves {
  readonly world: World;
  /** Whether the shopper has signed in at the provider, if it requires that before the order. */
  #hasSignedIn = false;

  constructor(world: World) {
    this.world = world;
  }

  protected get shop(): World['shop'] {
    return this.world.shop;
  }

  /** Redirect then submit: the provider comes before the order. */
  get redirectsFirst(): boolean {
    return this.world.method.wire.paymentFlow === 'redirect-then-submit';
  }
  get redirectsLast(): boolean {
    return this.world.method.wire.paymentFlow === 'submit-then-redirect';
  }

  /** The shopper signs in at the provider before the order, and approves after it. */
  get signsInFirst(): boolean {
    return this.redirectsLast && this.world.method.wire.createdBy === 'element';
  }

  /** The screen that is shown. */
  where(): Promise<Screen> {
    return this.shop.screen();
  }

  /** Records the screen, and continues only if it is one of these. Waits while the waiting page is shown. */
  async arrives(arrival: Promise<Screen> | Screen, ...wanted: readonly Screen[]): Promise<Screen> {
    let screen = await arrival;
    await this.world.recordVisit(screen);
    if (screen === 'waiting' && !wanted.includes(screen)) {
      screen = await step('Waits until the waiting page changes', () => afterWaiting(() => this.where()));
      await this.world.recordVisit(screen);
    }
    if (!wanted.includes(screen))
      throw new NotArrived(`the ${wanted.join(' or ')} page`, `the ${screen} page`);
    return screen;
  }

  /** Runs an action as a step, and waits for one of these screens. */
  goes(title: string, action: () => Promise<Screen>, ...wanted: readonly Screen[]): Promise<Screen> {
    return step(title, () => this.arrives(action(), ...wanted));
  }

  async choosesPayment(): Promise<void> {
    await step(`Chooses ${this.world.method.wire.name}`, () =>
      this.shop.choose(this.world.method.wire, this.world.shopper),
    );
    if (this.world.shopper.card.number) this.world.note({ cardTyped: true });
  }

  /** @returns whether the page asks for the terms */
  async acceptsTerms(): Promise<boolean> {
    const asked = await step('Accepts the terms', () => this.shop.acceptTerms());
    if (asked && !this.world.notes.terms) this.world.note({ terms: { acceptedAt: Date.now() } });
    return asked;
  }

  /** @returns whether the page asks for the disclosure */
  async acceptsDisclosure(): Promise<boolean> {
    const asked = await step("Accepts the seller's disclosure", () => this.shop.acceptDisclosure());
    if (asked) this.world.note({ disclosures: [...(this.world.notes.disclosures ?? []), Date.now()] });
    return asked;
  }

  /**
   * Presses the button that continues before anything is accepted. If the page asks for acceptance, it must have no effect;
   * otherwise the shopper is one page further.
   */
  async pressesTooEarly(): Promise<void> {
    const at = await this.where();
    if (at !== 'payment' && at !== 'review') return;
    await step('Presses the button before accepting anything', async () => {
      if (at === 'payment') await this.choosesPayment();
      await this.world.answered(() =>
        at === 'payment' ? this.shop.pressContinue() : this.shop.pressPlaceOrder(),
      );
      const screen = await this.where();
      if (screen !== at) await this.world.recordVisit(screen);
    });
  }

  /**
   * Goes from the current page towards an outcome.
   * @param isThere whether the story stops at a screen
   * @returns the last screen: one without a way to continue, or the payment page for the second time
   */
  async goesOn(isThere: (screen: Screen) => boolean, way: Way = {}): Promise<Screen> {
    let at = await this.where();
    for (let moves = 0; moves < MOST_MOVES && !isThere(at); moves += 1) {
      const next = await this.#leaves(at, way);
      // a waiting page is the last one only if the way may end there: otherwise it was waited for
      if (isThere(next) || ['payment', 'waiting'].includes(next) || (next === at && at !== 'portal'))
        return next;
      at = next;
    }
    return at;
  }

  /** Whether the payment ends at this screen, or the order is placed and the provider's portal asks for approval. */
  isOutcome(screen: Screen): boolean {
    if (screen === 'portal') return this.redirectsLast && !this.#mustSignIn;
    return screen !== 'payment' && screen !== 'review' && screen !== 'waiting';
  }

  get #mustSignIn(): boolean {
    return this.signsInFirst && !this.#hasSignedIn;
  }

  /** Whether the shopper must approve the payment at the portal, and not only sign in. */
  isPaymentPortal(screen: Screen): boolean {
    return screen === 'portal' && !this.#mustSignIn;
  }

  /** Does what a page asks for. */
  async #leaves(at: Screen, way: Way): Promise<Screen> {
    const wanted = SCREENS.filter((screen) => screen !== 'waiting' || way.ends?.includes(screen));
    switch (at) {
      case 'payment':
        return this.#pays(way, wanted);
      case 'review':
        await this.#accepts();
        return this.#presses('Places the order', (presses) => this.shop.placeOrder(presses), way, wanted);
      case 'portal':
        return this.#mustSignIn ? this.#signsIn() : this.decides('approve', wanted);
      case 'waiting':
        return this.arrives(at, ...wanted);
      case 'details':
      case 'confirmation':
      case 'failure':
      case 'order':
      case 'account':
      case 'elsewhere':
        return at;
    }
  }

  async #pays(way: Way, wanted: readonly Screen[]): Promise<Screen> {
    await (way.choose ?? (() => this.choosesPayment()))();
    await this.#accepts();
    const totals = await this.shop.totals();
    const at = Date.now();
    this.#hasSignedIn = false;
    const continues = (presses: number): Promise<Screen> => this.shop.continueFromPayment(presses);
    const screen = await this.#presses('Continues from the payment page', continues, way, wanted);
    // if there is no review page, the payment page is the last page that shows the total
    if (screen !== 'review' && totals) this.#noteTotals(totals, at);
    return screen;
  }

  async #accepts(): Promise<void> {
    await this.acceptsTerms();
    await this.acceptsDisclosure();
  }

  #presses(
    title: string,
    press: (presses: number) => Promise<Screen>,
    { presses = 1, during }: Way,
    wanted: readonly Screen[],
  ): Promise<Screen> {
    return this.goes(
      presses > 1 ? `${title}, pressing ${presses} times at once` : title,
      async () => {
        const leading = press(presses);
        const [screen] = await Promise.all([leading, during?.(leading)]);
        return screen;
      },
      ...wanted,
    );
  }

  async #signsIn(): Promise<Screen> {
    const screen = await this.goes(
      'Signs in at the portal',
      () => this.shop.leavesPortal(() => this.world.portal.signIn()),
      ...SCREENS.filter((one) => one !== 'waiting'),
    );
    this.#hasSignedIn = true;
    return screen;
  }

  /** The total on the last page before the order. */
  async readsTotal(): Promise<void> {
    const totals = await harnessStep('Reads the total', () => this.shop.totals());
    if (totals) this.#noteTotals(totals, Date.now());
  }

  #noteTotals({ total, currency, products }: ShownTotals, at: number): void {
    this.world.note({
      review: { total, at, ...(currency ? { currency } : {}), ...(products ? { products } : {}) },
    });
  }

  /** Decides at the portal, or leaves it with the browser's back button. */
  protected async decides(
    choice: 'approve' | 'decline' | 'cancel' | 'back',
    wanted: readonly Screen[],
  ): Promise<Screen> {
    const { portal, shop } = this.world;
    const verbs = {
      approve: ['Approves at the portal', () => shop.leavesPortal(() => portal.approve())],
      decline: ['Declines at the portal', () => shop.leavesPortal(() => portal.decline())],
      cancel: ['Cancels at the portal', () => shop.leavesPortal(() => portal.cancel())],
      back: ["Goes back with the browser's button", () => shop.goBack()],
    } as const;
    const [title, verb] = verbs[choice];
    return this.decidingOn(choice, () => this.goes(title, verb, ...wanted));
  }

  /** Records the decision, but only if the portal could be used. */
  async decidingOn<T>(choice: Decision['choice'], action: () => Promise<T>): Promise<T> {
    const before = this.world.notes.decisions;
    this.noteDecision(choice);
    try {
      return await action();
    } catch (error) {
      if (error instanceof UnknownPortal) this.world.note({ decisions: before ?? [] });
      throw error;
    }
  }

  protected noteDecision(choice: Decision['choice']): void {
    const decisions = this.world.notes.decisions ?? [];
    const id = `decision-${decisions.length + 1}`;
    this.world.note({ decisions: [...decisions, { id, choice, at: Date.now() }] });
  }
}
