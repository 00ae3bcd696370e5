/** A frame's side of the connection to its page. */
import type { Connect, FrameParameters, FromFrame, JsonObject, ToFrame } from '../shared/messages.ts';

export interface Embed {
  readonly parameters: FrameParameters;
  /** Sends to the page; messages are queued until the page has passed the port. */
  readonly send: (message: FromFrame) => void;
  readonly emit: (name: string, payload: JsonObject) => void;
}

export interface EmbedHandlers {
  connected?(connect: Connect): void;
  received(message: ToFrame): void;
}

/** Accepts messages only from the page that made this frame. */
export function embed(handlers: EmbedHandlers): Embed {
  const parameters = Object.fromEntries(
    new URLSearchParams(location.hash.slice(1)),
  ) as unknown as FrameParameters;
  const kept: FromFrame[] = [];
  let port: MessagePort | undefined;

  const send = (message: FromFrame): void => {
    if (port) port.postMessage(message);
    else kept.push(message);
  };

  window.addEventListener('message', ({ source, origin, data, ports }) => {
    const connect = data as Partial<Connect> | null;
    const [offered] = ports;
    if (source !== window.parent || origin !== parameters.origin || !offered) return;
    if (connect?.digitalRiver !== 'connect' || connect.instance !== parameters.instance) return;
    port = offered;
    port.onmessage = (event) => handlers.received(event.data as ToFrame);
    send({ kind: 'connected' });
    for (const message of kept.splice(0)) send(message);
    handlers.connected?.(connect as Connect);
  });

  return {
    parameters,
    send,
    emit: (name, payload) => send({ kind: 'event', name, payload }),
  };
}

/** Reports the content's height to the page, now and after each change. */
export function reportSize({ send }: Embed): void {
  let told = -1;
  new ResizeObserver(() => {
    const height = Math.ceil(document.body.getBoundingClientRect().height);
    if (height === told) return;
    told = height;
    send({ kind: 'size', height });
  }).observe(document.body);
}
