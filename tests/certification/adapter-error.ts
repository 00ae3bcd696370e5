/** An action of the adapter failed, so later observations prove nothing about the shop. */
import { basename } from 'node:path';
import { shortMessage } from '../../harness/playwright-messages.ts';

export class AdapterError extends Error {
  override readonly name = 'AdapterError';
  readonly verb: string;
  /**
   * Whether a control was not found: the shop may have shown another page, and the recording may show the
   * reason.
   */
  readonly isControlMissing: boolean;

  /** @param reason what went wrong, in one line */
  constructor(verb: string, reason: string, isControlMissing = false) {
    super(`Adapter, ${verb}(): ${reason}`);
    this.verb = verb;
    this.isControlMissing = isControlMissing;
  }

  /** @param module file of the adapter; the message contains the line in which the error occurred */
  static of(verb: string, error: unknown, module?: string): AdapterError {
    const { message, stack = '' } = error instanceof Error ? error : new Error(String(error));
    const line = module === undefined ? undefined : new RegExp(`${escaped(module)}:(\\d+)`).exec(stack)?.[1];
    const where = module === undefined || line === undefined ? '' : ` (${basename(module)}:${line})`;
    return new AdapterError(
      verb,
      `${shortMessage(message)}${where}`,
      error instanceof Error && error.name === 'TimeoutError',
    );
  }
}

function escaped(text: string): string {
  return text.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`);
}
