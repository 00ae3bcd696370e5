/** The page's side of the controller: the hidden frame that makes every API call of one instance. */
import { randomId } from '../shared/random-id.ts';
import type { CallName, CallResponse, CallResult, ControllerCalls } from '../shared/messages.ts';
import { Frame, whenBodyExists } from './frame.ts';

/** Timeout for a loaded controller to report that it is ready; one that failed to load never reports. */
const TIMEOUT_MS = 5_000;

export class Controller {
  readonly #make: () => Frame;
  #frame: Frame | undefined;
  readonly #waiting = new Map<string, (answer: CallResponse) => void>();
  #unreachable = false;

  constructor(instance: string, publicKey: string, locale: string) {
    // the frame is created only when a call needs it
    this.#make = () => {
      let connected = false;
      const frame = new Frame({
        name: 'controller',
        id: `digitalriver-controller-${instance}`,
        title: 'Payment service',
        parameters: { instance, origin: location.origin, locale, key: publicKey },
        options: () => ({}),
        received: (message) => {
          if (message.kind === 'connected') connected = true;
          if (message.kind === 'answer') this.#answered(message.answer);
        },
        loaded: () => {
          setTimeout(() => {
            if (!connected) this.#giveUp();
          }, TIMEOUT_MS);
        },
      });
      const { node } = frame;
      node.style.display = 'none';
      node.tabIndex = -1;
      node.ariaHidden = 'true';
      whenBodyExists(() => document.body.append(node));
      return frame;
    };
  }

  /** Makes the frame if it does not exist. Other frames of the SDK also use it. */
  open(): Frame {
    this.#frame ??= this.#make();
    return this.#frame;
  }

  /** @throws Error if the payment service is unreachable */
  call<Name extends CallName>(
    name: Name,
    ...args: Parameters<ControllerCalls[Name]>
  ): Promise<CallResult<Name>> {
    return new Promise((resolve, reject) => {
      const id = randomId();
      this.#waiting.set(id, (answer) => {
        if ('failed' in answer) reject(new Error(answer.failed));
        else resolve(answer.result as CallResult<Name>);
      });
      const frame = this.open();
      if (this.#unreachable) this.#giveUp();
      else frame.send({ kind: 'call', call: { id, name, args } });
    });
  }

  #answered(answer: CallResponse): void {
    const settle = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    settle?.(answer);
  }

  #giveUp(): void {
    this.#unreachable = true;
    for (const id of this.#waiting.keys())
      this.#answered({ id, failed: 'The payment service could not be reached.' });
  }
}
