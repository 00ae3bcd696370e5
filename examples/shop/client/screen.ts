/** The part of the document that changes, and the message above it. */
import type { PurchaseView } from '../shared/views.ts';
import type { PageBehaviour } from './behaviour.ts';
import { h } from './dom.ts';
import { Failed } from './server.ts';
import { noticeText, t } from './texts.ts';

export interface Shown {
  readonly page: PageBehaviour;
  /** Shows the current state of a purchase. `text`: a message that does not come from the server. */
  show(purchase: PurchaseView, text?: string): Promise<void>;
}

const screen = document.querySelector<HTMLElement>('#screen') ?? document.body;
let changes = 0;
let cleanUps: (() => void)[] = [];

/** Shows other content, after cleaning up the previous one. */
export function render(step: string, ...content: readonly (Node | undefined)[]): void {
  for (const cleanUp of cleanUps) cleanUp();
  cleanUps = [];
  screen.replaceChildren(...content.filter((node) => node !== undefined));
  screen.dataset.step = step;
  changed();
  window.scrollTo(0, 0);
}

/** Registers a function that is called before the next content is shown. */
export function onLeave(cleanUp: () => void): void {
  cleanUps.push(cleanUp);
}

export function notice(text: string | undefined): HTMLElement | undefined {
  return text === undefined ? undefined : h('p', { class: 'notice', role: 'alert' }, text);
}

/** Shows a message on the current page. */
export function tell(text: string): void {
  screen.querySelector('.notice')?.remove();
  const element = notice(text);
  if (element) screen.prepend(element);
  changed();
}

function changed(): void {
  screen.dataset.change = String(++changes);
}

/** Runs a server request; if it fails, shows a message and stays on the page. */
export async function attempt(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const known = error instanceof Failed ? error.notice : 'unavailable';
    if (!(error instanceof Failed)) console.error(error);
    if (screen.childElementCount > 0 && known !== 'unknown') return tell(noticeText(known));
    const again = known === 'unknown' ? h('a', { href: '/' }, t('backHome')) : reloadLink();
    render(known === 'unknown' ? 'nothing' : 'trouble', notice(noticeText(known)), h('p', {}, again));
  }
}

function reloadLink(): HTMLElement {
  return h('a', { href: location.href, class: 'again' }, t('reload'));
}
