import { errors, type Page } from '@playwright/test';
import { generic, type Portal, portals, type PortalStep } from './portals.ts';
import type { PortalPages } from './shop.ts';

/** The harness does not know how to use this portal page, so the rest of the scenario cannot be judged. */
export class UnknownPortal extends Error {
  override readonly name = 'UnknownPortal';
}

/** The payment provider's page: approve, decline or cancel. */
export class PortalPage implements PortalPages {
  readonly #page: Page;
  readonly #known: readonly Portal[];

  constructor(page: Page, known: readonly Portal[] = portals) {
    this.#page = page;
    this.#known = known;
  }

  signIn(): Promise<void> {
    return this.#do('signIn');
  }

  approve(): Promise<void> {
    return this.#do('approve');
  }

  decline(): Promise<void> {
    return this.#do('decline');
  }

  cancel(): Promise<void> {
    return this.#do('cancel');
  }

  async #do(what: keyof PortalPages): Promise<void> {
    const address = this.#address();
    const portal = this.#known.find((one) => one.address.test(address)) ?? generic;
    for (const [at, step] of portal.steps[what].entries())
      await this.#take(step).catch(async (error: unknown) => {
        if (!(error instanceof errors.TimeoutError) || (portal === generic && (await this.#isGeneric())))
          throw error;
        const missing =
          portal === generic
            ? `there is no button to ${what}, and pages/portals.ts has no portal with this address`
            : `step ${at + 1} of "${what}" for the portal ${portal.name} found no control`;
        throw new UnknownPortal(
          `Portal page ${this.#address()}: ${missing}. Add or correct the portal in pages/portals.ts (docs/sandbox.md); the report contains a picture of the page.`,
        );
      });
  }

  async #take({ control, type }: PortalStep): Promise<void> {
    const locator = control(this.#page);
    await (type === undefined ? locator.click() : locator.fill(type));
  }

  async #isGeneric(): Promise<boolean> {
    const controls = Object.values(generic.steps).flat();
    const shown = await Promise.all(
      controls.map(({ control }) =>
        control(this.#page)
          .first()
          .isVisible()
          .catch(() => false),
      ),
    );
    return shown.includes(true);
  }

  /** Without its query, which may contain a token. */
  #address(): string {
    return this.#page.url().split(/[?#]/)[0] ?? '';
  }
}
