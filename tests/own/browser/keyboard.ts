/** Keyboard focus on a page, frames included, and the controls that it must reach. */
import type { Frame, Page } from '@playwright/test';

export interface Focused {
  /** The element's accessible name; `body` if nothing has the focus. */
  readonly name: string;
  /** Id of the outermost frame around it; empty: the page itself. */
  readonly frame: string;
  /** Whether the focus is visible. */
  readonly ring: boolean;
}

const MOST_STOPS = 60;

/** The focused element. For a field in a frame, the frame's container may show the focus ring. */
export async function focused(page: Page): Promise<Focused> {
  let frame: Frame = page.mainFrame();
  let outermost = '';
  let ring = false;
  for (;;) {
    const { names, isFrame, id, ringed } = await frame.evaluate(look, 'focus' as const);
    ring ||= ringed;
    const handle = isFrame ? await frame.evaluateHandle(() => document.activeElement) : undefined;
    const inside = await handle?.asElement()?.contentFrame();
    if (!inside) return { name: names[0] ?? 'body', frame: outermost, ring };
    outermost ||= id;
    frame = inside;
  }
}

/** Names of all controls that Tab must reach: of a radio group, the selected button or the first. */
export async function controls(page: Page): Promise<string[]> {
  const all = await Promise.all(
    page.frames().map(async (frame) => {
      if (frame !== page.mainFrame() && !(await (await frame.frameElement()).isVisible())) return [];
      return (await frame.evaluate(look, 'all' as const)).names;
    }),
  );
  return [...new Set(all.flat())];
}

/**
 * Presses Tab until a control has the focus.
 * @throws Error if no control has the name
 */
export async function tabTo(page: Page, name: RegExp): Promise<void> {
  const passed: string[] = [];
  while (passed.length < MOST_STOPS) {
    await page.keyboard.press('Tab');
    const stop = await focused(page);
    if (name.test(stop.name)) return;
    passed.push(stop.name);
  }
  throw new Error(`Tab reaches no ${name.source}, only ${[...new Set(passed)].join(', ')}`);
}

/**
 * Moves to a radio group, and within it to the button with this name.
 * @param first name of the first button, or of the selected one
 */
export async function arrowTo(page: Page, first: RegExp, name: RegExp): Promise<void> {
  await tabTo(page, first);
  for (let stop = 0; !name.test((await focused(page)).name); stop += 1) {
    if (stop > MOST_STOPS) throw new Error(`the arrow keys reach no ${name.source}`);
    await page.keyboard.press('ArrowDown');
  }
}

interface Sight {
  readonly names: readonly string[];
  readonly isFrame: boolean;
  readonly id: string;
  readonly ringed: boolean;
}

/** Runs in the page. */
function look(what: 'focus' | 'all'): Sight {
  const nameOf = (element: Element): string => {
    const labels = 'labels' in element ? (element.labels as NodeListOf<HTMLElement> | null) : null;
    const text = element.getAttribute('aria-label') ?? labels?.[0]?.textContent ?? element.textContent ?? '';
    return text.replaceAll(/\s+/g, ' ').trim() || element.tagName.toLowerCase();
  };
  const isRinged = (element: Element | null): boolean => {
    if (!element) return false;
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
  };
  const active = document.activeElement;
  if (what === 'focus') {
    const isFrame = active instanceof HTMLIFrameElement;
    return {
      names: active && active !== document.body ? [nameOf(active)] : [],
      isFrame,
      id: active?.id ?? '',
      ringed: isRinged(isFrame ? active.parentElement : active),
    };
  }
  const candidates = 'a[href], button, input, select, textarea, summary';
  const usable = [...document.querySelectorAll<HTMLElement>(candidates)].filter((element) => {
    if (element.matches(':disabled') || !element.checkVisibility({ visibilityProperty: true })) return false;
    if (!(element instanceof HTMLInputElement) || element.type !== 'radio') return true;
    const group = [...document.querySelectorAll<HTMLInputElement>(`input[name="${element.name}"]`)];
    return element === (group.find(({ checked }) => checked) ?? group[0]);
  });
  return { names: usable.map(nameOf), isFrame: false, id: '', ringed: false };
}
