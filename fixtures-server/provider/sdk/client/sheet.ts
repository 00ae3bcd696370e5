/** The sheet of a wallet: a frame of the SDK's origin over the whole page. */
import type { ButtonKind } from '../shared/elements.ts';
import type { JsonObject, SourceResult } from '../shared/messages.ts';
import { randomId } from '../shared/random-id.ts';
import { browserInfo } from './browser-info.ts';
import { cover, Frame } from './frame.ts';

export interface SheetOptions {
  readonly instance: string;
  readonly locale: string;
  readonly button: ButtonKind;
  /** The payment request, or options with `sourceData`. */
  readonly options: JsonObject;
  readonly settle: (result: SourceResult) => Promise<SourceResult>;
  readonly emit: (name: string, payload: JsonObject) => void;
  readonly closed: () => void;
}

export function openSheet({ instance, locale, button, options, settle, emit, closed }: SheetOptions): void {
  const element = randomId();
  const frame = new Frame({
    name: 'sheet',
    id: `DRPaymentSheet-${element}`,
    title: button.brand,
    parameters: { instance, origin: location.origin, locale, element },
    options: () => ({ button, request: plain(options), browserInfo: browserInfo() }),
    received: (message) => {
      if (message.kind === 'event') void tell(message.name, message.payload);
      if (message.kind !== 'closed') return;
      uncover();
      frame.remove();
      closed();
    },
  });
  const uncover = cover(frame.node);

  const tell = async (name: string, payload: JsonObject): Promise<void> => {
    const settled = name === 'source' ? await settle(payload as unknown as SourceResult) : {};
    emit(name, { ...payload, ...settled, ...answering(name) });
  };

  /** The shop's possible answers to an event. */
  const answering = (name: string): JsonObject => {
    if (name === 'source')
      return { complete: (status: unknown) => frame.send({ kind: 'complete', status: String(status) }) };
    return name === 'cancel'
      ? {}
      : { updateWith: (update: unknown) => frame.send({ kind: 'updateWith', update: plain(update) }) };
  };
}

/** Functions cannot be sent, and a shop may go on changing its object. */
function plain(value: unknown): JsonObject {
  return JSON.parse(JSON.stringify(value ?? {})) as JsonObject;
}
