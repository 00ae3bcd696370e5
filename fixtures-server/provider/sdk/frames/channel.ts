/**
 * Frames of one SDK instance communicate over a broadcast channel. Its name contains the instance's random id, and it belongs to
 * the SDK's origin, so neither the shop nor another instance receives the messages.
 */
import type { CallName, CallResult, ChannelMessage, ControllerCalls } from '../shared/messages.ts';
import { randomId } from '../shared/random-id.ts';

export class Channel {
  readonly #channel: BroadcastChannel;

  constructor(instance: string) {
    this.#channel = new BroadcastChannel(`digital-river-${instance}`);
  }

  post(message: ChannelMessage): void {
    this.#channel.postMessage(message);
  }

  on(hear: (message: ChannelMessage) => void): void {
    this.#channel.addEventListener('message', ({ data }) => hear(data as ChannelMessage));
  }

  /**
   * Sends a request to the controller.
   * @throws Error if it failed
   */
  call<Name extends CallName>(
    name: Name,
    ...args: Parameters<ControllerCalls[Name]>
  ): Promise<CallResult<Name>> {
    const call = { id: randomId(), name, args };
    return new Promise((resolve, reject) => {
      const hear = ({ data }: MessageEvent): void => {
        const message = data as ChannelMessage;
        // the controller may load after the requesting frame
        if (message.kind === 'controller') this.post({ kind: 'call', call });
        if (message.kind !== 'answer' || message.answer.id !== call.id) return;
        this.#channel.removeEventListener('message', hear);
        if ('failed' in message.answer) reject(new Error(message.answer.failed));
        else resolve(message.answer.result as CallResult<Name>);
      };
      this.#channel.addEventListener('message', hear);
      this.post({ kind: 'call', call });
    });
  }
}
