/** What a shopper does in one scenario: recorded once from the real run, then replayed without the harness. */
import type { Frame, Page } from '@playwright/test';
import type { World } from '../../certification/world.ts';

/** A control on a page. */
export interface Place {
  /** Path of the main frame's document. */
  readonly page: string;
  /** Paths of the documents of the frames around the control, from outside. */
  readonly frames: readonly string[];
  readonly css: string;
  /** An earlier step used it: a shopper waits until the page is no longer busy with that, e.g. before typing another card. */
  readonly isUsedBefore?: boolean;
}

export type Step =
  | { readonly kind: 'open'; readonly url: string }
  /** Sends a form without showing it, then opens the page it leads to. */
  | { readonly kind: 'send'; readonly url: string; readonly form: Readonly<Record<string, string>> }
  | { readonly kind: 'reload' | 'back' }
  | { readonly kind: 'press'; readonly at: Place }
  | { readonly kind: 'type' | 'choose'; readonly at: Place; readonly value: string };

export interface Steps {
  readonly locale: string;
  readonly steps: readonly Step[];
  /** The page on which the scenario ended. */
  readonly end: { readonly page: string; readonly screen: string };
}

interface Report {
  readonly kind: 'press' | 'type' | 'choose';
  readonly css: string;
  readonly value: string;
}

const TELL = '__shopperStep';

export class StepRecorder {
  readonly #steps: Step[] = [];
  #opened: string | undefined;

  /** Before the story begins. */
  async watch({ context, page }: World): Promise<void> {
    await context.exposeBinding(TELL, ({ frame }, report: Report) => this.#note(page, frame, report));
    await context.addInitScript(reportSteps, TELL);
    this.#watchPage(page);
    const { request } = context;
    const post = request.post.bind(request);
    request.post = async (url, options) => {
      const response = await post(url, options);
      this.#steps.push({ kind: 'send', url, form: options?.form as Record<string, string> });
      // `send` opens it
      this.#opened = new URL(response.headers().location ?? '/', url).href;
      return response;
    };
  }

  /** The state before the first step is recorded. */
  none(): Steps {
    return { locale: '', steps: [], end: { page: '/', screen: '' } };
  }

  async end(page: Page, locale: string): Promise<Steps> {
    const screen = await page.locator('main').first().getAttribute('data-screen');
    const steps = this.#steps.map((step, index) => {
      if (!('at' in step)) return step;
      const isUsedBefore = this.#steps
        .slice(0, index)
        .some((other) => 'at' in other && isSame(other.at, step.at));
      return { ...step, at: { ...step.at, isUsedBefore } };
    });
    return { locale, steps, end: { page: pathOf(page.url()), screen: screen ?? '' } };
  }

  #watchPage(page: Page): void {
    const [goto, reload, goBack] = [page.goto.bind(page), page.reload.bind(page), page.goBack.bind(page)];
    page.goto = (url, options) => {
      if (url !== this.#opened) this.#steps.push({ kind: 'open', url });
      this.#opened = undefined;
      return goto(url, options);
    };
    page.reload = (options) => {
      this.#steps.push({ kind: 'reload' });
      return reload(options);
    };
    page.goBack = (options) => {
      this.#steps.push({ kind: 'back' });
      return goBack(options);
    };
  }

  #note(page: Page, frame: Frame, { kind, css, value }: Report): void {
    const frames: string[] = [];
    let root = frame;
    for (let parent = root.parentFrame(); parent; parent = root.parentFrame()) {
      frames.unshift(pathOf(root.url()));
      root = parent;
    }
    if (root !== page.mainFrame()) throw new Error('The benchmark replays scenarios in one tab only.');
    const at: Place = { page: pathOf(page.url()), frames, css };
    const last = this.#steps.at(-1);
    const isAgain = last !== undefined && 'at' in last && isSame(last.at, at);
    // each letter is reported, and a script that presses twice
    if (isAgain && last.kind === kind) this.#steps.pop();
    this.#steps.push(kind === 'press' ? { kind, at } : { kind, at, value });
  }
}

function isSame(one: Place, other: Place): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

export function pathOf(url: string): string {
  return new URL(url).pathname;
}

/** CSS of the outermost element of a place: its first frame, or the control itself. */
export function outermost(css: string, { isUsedBefore = false }: Place): string {
  return isUsedBefore ? `html:not(:has([aria-busy="true"])) ${css}` : css;
}

/** A path whose parts with digits (numbers of orders, ids) may differ. */
export function likePath(path: string): RegExp {
  const parts = path.split('/').map((part) => (/\d/.test(part) ? '[^/]+' : part.replaceAll('.', '\\.')));
  return new RegExp(`^${parts.join('/')}$`);
}

/** Runs in each document of the pages. */
function reportSteps(name: string): void {
  const tell = (kind: Report['kind'], element: Element, value = ''): void => {
    const report = (globalThis as unknown as Record<string, (report: Report) => void>)[name];
    report?.({ kind, css: cssOf(element), value });
  };
  const targetOf = (event: Event): Element | undefined =>
    event.target instanceof Element ? event.target : undefined;
  addEventListener(
    'mousedown',
    (event) => {
      const element = targetOf(event);
      if (event.isTrusted && element) tell('press', element.closest('button, a, input, label') ?? element);
    },
    true,
  );
  addEventListener(
    'click',
    (event) => {
      const button = targetOf(event)?.closest('button');
      if (!event.isTrusted && button) tell('press', button);
    },
    true,
  );
  addEventListener(
    'input',
    (event) => {
      const element = targetOf(event);
      if (element instanceof HTMLSelectElement) tell('choose', element, element.value);
      else if (element instanceof HTMLInputElement && !['checkbox', 'radio'].includes(element.type))
        tell('type', element, element.value);
    },
    true,
  );
  /** By what stays the same in each run; otherwise by position. */
  function cssOf(element: Element): string {
    const tag = element.localName;
    for (const attributes of [['name', 'value'], ['name'], ['type'], ['class'], ['data-method']]) {
      const found = attributes.map((attribute) => {
        const text = element.getAttribute(attribute);
        return text === null || (/\d{3}/.test(text) && attribute !== 'value')
          ? ''
          : `[${attribute}="${CSS.escape(text)}"]`;
      });
      const css = `${tag}${found.join('')}`;
      if (!found.includes('') && document.querySelectorAll(css).length === 1) return css;
    }
    const parent = element.parentElement;
    if (!parent) return tag;
    return `${cssOf(parent)} > ${tag}:nth-child(${[...parent.children].indexOf(element) + 1})`;
  }
}
