/** The payment instructions: in the page itself, in a frame of the shop, or in a frame of the SDK there. */
import type { Frame, Locator, Page } from '@playwright/test';
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
  const [main, ...frames] = page.frames();
  const inPage = main && (await readIn(main));
  if (inPage) return inPage;
  for (const frame of frames) {
    // a frame that was removed meanwhile shows nothing
    const read = await readIn(frame).catch(() => undefined);
    if (read) return { ...read, visible: read.visible && (await isShown(frame).catch(() => false)) };
  }
  return undefined;
}

/** Whether a shopper can see a frame in its page. */
async function isShown(frame: Frame): Promise<boolean> {
  const parent = frame.parentFrame();
  if (!parent) return true;
  const element = await frame.frameElement();
  return (await element.isVisible()) && isShown(parent);
}

async function readIn(document: Frame): Promise<InstructionsRead | undefined> {
  const places = await readAll(document.locator(`${CONTAINER}, ${FRAME}`));
  const own = places.find(({ isFrame }) => !isFrame);
  if (own) return withContent(own, document.locator(CONTAINER).first());
  const [frame] = places;
  if (!frame) return undefined;
  const inFrame = document.locator(FRAME).first().contentFrame().locator(CONTAINER).first();
  const [container] = await readAll(inFrame);
  return container && visibleIn(frame, await withContent(container, inFrame));
}

interface Place extends InstructionsRead {
  readonly isFrame: boolean;
  readonly holdsFrame: boolean;
}

/** The container may contain only a frame. */
async function withContent(container: Place, locator: Locator): Promise<InstructionsRead> {
  if (!container.holdsFrame) return visibleIn(container, container);
  const [body] = await readAll(locator.locator('iframe').first().contentFrame().locator('body'));
  return visibleIn(container, body ?? container);
}

/** An element in a hidden frame counts as visible in its own document, so the frame is checked as well. */
function visibleIn(outer: Place, { text, language, visible }: InstructionsRead): InstructionsRead {
  return { text, language, visible: outer.visible && visible };
}

/** All that is needed of each element, in one call. */
function readAll(locator: Locator): Promise<Place[]> {
  return locator.evaluateAll((elements) =>
    elements.map((element) => {
      const { width, height } = element.getBoundingClientRect();
      return {
        isFrame: element instanceof HTMLIFrameElement,
        holdsFrame: element.querySelector('iframe') !== null,
        text: (element as HTMLElement).innerText,
        language: element.closest('[lang]')?.getAttribute('lang') ?? '',
        visible:
          width > 1 &&
          height > 1 &&
          element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }),
      };
    }),
  );
}
