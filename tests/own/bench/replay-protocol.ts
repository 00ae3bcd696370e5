/** Replays a shopper's steps in the bare protocol of the browser: the least that the same steps can cost. */
import type { IncomingMessage } from 'node:http';
import { request } from 'node:https';
import type { ProtocolBrowser, Send } from './protocol-browser.ts';
import { type Found, ProtocolPage } from './protocol-page.ts';
import { likePath, outermost, pathOf, type Place, type Step, type Steps } from './shopper-steps.ts';

export async function replayWithProtocol(
  browser: ProtocolBrowser,
  { locale, steps, end }: Steps,
): Promise<void> {
  const page = await ProtocolPage.open(browser, locale);
  try {
    for (const step of steps) await take(step, page);
    await isOn(page, end.page);
    if (end.screen !== '') await page.call(page.mainFrame, FIND, `main[data-screen="${end.screen}"]`);
  } finally {
    await page.close();
  }
}

async function take(step: Step, page: ProtocolPage): Promise<void> {
  const { send } = page;
  const open = (url: string): Promise<void> => page.load(() => send('Page.navigate', { url }));
  switch (step.kind) {
    case 'open':
      return open(step.url);
    case 'send':
      return open(await sendForm(send, step.url, step.form));
    case 'reload':
      return page.load(() => send('Page.reload'));
    case 'back': {
      const { currentIndex, entries } = await send('Page.getNavigationHistory');
      const entryId = entries[currentIndex - 1]?.id ?? 0;
      await send('Page.navigateToHistoryEntry', { entryId });
      return;
    }
    case 'press': {
      const point = await again(() => middleOf(page, step.at));
      const button = { ...point, button: 'left', clickCount: 1 } as const;
      await Promise.all([
        send('Input.dispatchMouseEvent', { type: 'mouseMoved', ...point }),
        send('Input.dispatchMouseEvent', { type: 'mousePressed', ...button }),
        send('Input.dispatchMouseEvent', { type: 'mouseReleased', ...button }),
      ]);
      return;
    }
    case 'type': {
      await again(async () => call(await found(page, step.at), SELECT));
      await send('Input.insertText', { text: step.value });
      return;
    }
    case 'choose':
      await again(async () => call(await found(page, step.at), CHOOSE, step.value));
  }
}

/** The control, and the frames around it from outside. */
async function path(page: ProtocolPage, place: Place): Promise<Found[]> {
  const { page: document, frames, css } = place;
  await isOn(page, document);
  const all: Found[] = [];
  let inside = page.mainFrame;
  for (const frame of frames) {
    const outer = await find(`iframe[src*="${frame}"]`);
    const { node } = await outer.send('DOM.describeNode', { objectId: outer.object });
    all.push(outer);
    inside = node.frameId ?? '';
  }
  return [...all, await find(css)];

  function find(one: string): Promise<Found> {
    return page.call(inside, FIND, all.length === 0 ? outermost(one, place) : one);
  }
}

async function found(page: ProtocolPage, place: Place): Promise<Found> {
  return (await path(page, place)).at(-1) as Found;
}

/** Repeats the calls if the document was left between two of them. */
async function again<Result>(action: () => Promise<Result>, left = 5): Promise<Result> {
  return action().catch((error: unknown) => {
    if (left === 0 || !/Cannot find context|Could not find object|navigated/.test(String(error))) throw error;
    return again(action, left - 1);
  });
}

/** Seen from the page. */
async function middleOf(page: ProtocolPage, place: Place): Promise<{ x: number; y: number }> {
  const all = await path(page, place);
  await call(all.at(-1) as Found, SHOW);
  const places = (await Promise.all(
    all.map((one, index) => call(one, index === all.length - 1 ? MIDDLE : CORNER)),
  )) as [number, number][];
  return { x: sum(places.map(([x]) => x)), y: sum(places.map(([, y]) => y)) };
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}

async function call({ send, object }: Found, functionDeclaration: string, value?: string): Promise<unknown> {
  const { result } = await send('Runtime.callFunctionOn', {
    functionDeclaration,
    objectId: object,
    arguments: [{ value }],
    awaitPromise: true,
    returnByValue: true,
  });
  return result.value;
}

/** With the cookies of the page, as Playwright does. @returns where it leads to */
async function sendForm(send: Send, url: string, form: Readonly<Record<string, string>>): Promise<string> {
  const { cookies } = await send('Network.getCookies', { urls: [url] });
  const response = await new Promise<IncomingMessage>((resolve, reject) =>
    request(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; '),
      },
    })
      .once('response', resolve)
      .once('error', reject)
      .end(new URLSearchParams(form).toString()),
  );
  response.resume();
  for (const cookie of response.headers['set-cookie'] ?? []) {
    const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
    if (name !== undefined && value !== undefined) await send('Network.setCookie', { url, name, value });
  }
  return new URL(response.headers.location ?? '/', url).href;
}

async function isOn(page: ProtocolPage, document: string): Promise<void> {
  const wanted = likePath(document);
  await page.until(
    () => (page.url !== 'about:blank' && wanted.test(pathOf(page.url))) || undefined,
    document,
  );
}

// functions of the pages

/** Waits for an element that a shopper can use. */
const FIND = `(css) => new Promise((resolve) => {
  const look = () => {
    const element = document.querySelector(css);
    if (!element || element.disabled || element.getClientRects().length === 0) return false;
    observer.disconnect();
    resolve(element);
    return true;
  };
  const observer = new MutationObserver(look);
  if (!look()) observer.observe(document, { subtree: true, childList: true, attributes: true });
})`;
/** Waits until the element stops moving, because style sheets and pictures that load move it. */
const SHOW = `function () {
  this.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
  const place = () => JSON.stringify(this.getBoundingClientRect());
  return new Promise((resolve) => {
    const look = (before) =>
      requestAnimationFrame(() => (place() === before ? resolve() : look(place())));
    look('');
  });
}`;
const CORNER = `function () {
  const { left, top } = this.getBoundingClientRect();
  return [left + this.clientLeft, top + this.clientTop];
}`;
const MIDDLE = `function () {
  const { left, top, width, height } = this.getBoundingClientRect();
  return [left + width / 2, top + height / 2];
}`;
const SELECT = `function () {
  this.focus();
  this.select();
}`;
const CHOOSE = `function (value) {
  this.value = value;
  for (const type of ['input', 'change']) this.dispatchEvent(new Event(type, { bubbles: true }));
}`;
