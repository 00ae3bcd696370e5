/** One frame of the SDK in the shop's page, and the private message port to it. */
import { faultQuery } from '../shared/bundled.ts';
import { languageOf } from '../shared/locale.ts';
import type { Connect, FrameParameters, FromFrame, JsonObject, ToFrame } from '../shared/messages.ts';
import { BASE, SDK_ORIGIN } from './base.ts';

export interface FrameOptions {
  /** File name without its ending. */
  readonly name: string;
  readonly id: string;
  readonly title: string;
  readonly parameters: FrameParameters;
  /** Whether the element was in the page before. */
  readonly again?: boolean;
  /** Options of the element, read when the frame is ready for them. */
  options(): JsonObject;
  received(message: FromFrame): void;
  /** The document was loaded and received its port; a document that failed to load never answers. */
  loaded?(): void;
}

export class Frame {
  readonly node: HTMLIFrameElement;
  readonly #options: FrameOptions;
  #again: boolean;
  #port: MessagePort | undefined;
  #kept: ToFrame[] = [];

  constructor(options: FrameOptions) {
    this.#options = options;
    this.#again = options.again ?? false;
    this.node = document.createElement('iframe');
    this.node.id = options.id;
    this.node.title = options.title;
    this.node.lang = languageOf(options.parameters.locale);
    this.node.src = `${BASE}/v1/frames/${options.name}.html${faultQuery}#${new URLSearchParams({ ...options.parameters })}`;
    Object.assign(this.node.style, { display: 'block', width: '100%', border: '0', colorScheme: 'normal' });
    // moving a container within the document reloads the frame
    this.node.addEventListener('load', () => this.#connect());
  }

  /** Messages are queued until the frame has loaded. */
  send(message: ToFrame): void {
    if (this.#port) this.#port.postMessage(message);
    else this.#kept.push(message);
  }

  remove(): void {
    this.#port?.close();
    this.node.remove();
  }

  #connect(): void {
    this.#port?.close();
    const { port1, port2 } = new MessageChannel();
    this.#port = port1;
    port1.onmessage = ({ data }) => this.#options.received(data as FromFrame);
    const connect: Connect = {
      digitalRiver: 'connect',
      instance: this.#options.parameters.instance,
      options: this.#options.options(),
      again: this.#again,
    };
    this.#again = true;
    this.node.contentWindow?.postMessage(connect, SDK_ORIGIN, [port2]);
    for (const message of this.#kept.splice(0)) port1.postMessage(message);
    this.#options.loaded?.();
  }
}

export function whenBodyExists(run: () => void): void {
  if (document.body) run();
  else document.addEventListener('DOMContentLoaded', run, { once: true });
}

/**
 * Shows a frame over the whole page and moves the keyboard focus into it; the page below is inert.
 * @returns a function that closes it
 */
export function cover(node: HTMLIFrameElement): () => void {
  const before = document.activeElement;
  const below = [...document.body.querySelectorAll<HTMLElement>(':scope > :not([inert])')];
  for (const element of below) element.inert = true;
  Object.assign(node.style, { position: 'fixed', inset: '0', height: '100%', zIndex: '2147483647' });
  node.addEventListener('load', () => node.focus());
  document.body.append(node);
  return () => {
    for (const element of below) element.inert = false;
    if (before instanceof HTMLElement) before.focus();
  };
}
