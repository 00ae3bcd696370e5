/** The payment instructions, in the page itself or in a frame of the SDK. */
import type { Locator, Page } from '@playwright/test';
import { poll } from '../harness/poll.ts';
import { arrivalTimeout } from './timeouts.ts';

const CONTAINER = '.DR-delayed-payment-instructions-container';
const FRAME = 'iframe[id^="delayedpaymentinstructions-" i]';

export interface InstructionsRead {
  readonly text: string;
  /** Language of their document (`lang`); empty if none is set. */
  readonly language: string;
  /** Whether a shopper can see them. */
  readonly visible: boolean;
}

/** Waits for instructions. @returns undefined if none appear */
export function awaitInstructions(page: Page): Promise<InstructionsRead | undefined> {
  return poll(
    () => readInstructions(page),
    (read) => read !== undefined,
    { timeout: arrivalTimeout() },
  );
}

/** The current instructions. @returns undefined if there are none */
export async function readInstructions(page: Page): Promise<InstructionsRead | undefined> {
  const own = page.locator(CONTAINER).first();
  const inFrame = page.locator(FRAME).first();
  const framed = (await inFrame.count()) > 0 ? inFrame.contentFrame().locator(CONTAINER).first() : own;
  const container = (await own.count()) > 0 ? own : framed;
  if ((await container.count()) === 0) return undefined;
  const outer = container === own ? [] : [inFrame];
  // the container may contain only a frame
  const inner = container.locator('iframe').first();
  const body = (await inner.count()) > 0 ? inner.contentFrame().locator('body') : container;
  const around = body === container ? outer : [...outer, container];
  const shown = await Promise.all([...around, body].map(isShown));
  // text and language in one call
  const read = await body.evaluate((element: HTMLElement) => ({
    text: element.innerText,
    language: element.closest('[lang]')?.getAttribute('lang') ?? '',
  }));
  return { ...read, visible: shown.every(Boolean) };
}

/** An element in a hidden frame does not know that it is hidden. */
function isShown(place: Locator): Promise<boolean> {
  return place.evaluate((element) => {
    const { width, height } = element.getBoundingClientRect();
    return (
      width > 1 && height > 1 && element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true })
    );
  });
}
