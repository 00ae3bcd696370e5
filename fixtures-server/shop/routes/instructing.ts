/** Data to show payment instructions while the order waits for its payment. */
import type { Assets } from '../assets.ts';
import type { Visit } from '../behaviour.ts';
import type { ConfirmationData } from '../client/page-data.ts';
import type { Purchase } from '../state/purchase.ts';

export interface Instructions {
  /** Undefined if no instructions are needed. */
  readonly data: ConfirmationData | undefined;
  readonly script: string;
  readonly jsUrl: string;
  readonly cssUrl: string;
}

export function instructionsFor(
  { behaviour, options }: Visit,
  purchase: Purchase,
  assets: Assets,
  page: 'confirmation' | 'order',
): Instructions {
  const { stage, market, status } = purchase;
  const order = stage.is === 'confirmed' ? stage.order : undefined;
  // a paid or cancelled order needs no instructions
  const awaited = status === undefined || status === 'awaiting-payment';
  const instructions = awaited ? behaviour.instructions(order?.payment.session.nextAction) : undefined;
  const times = purchase.instructed ?? 0;
  const shown = instructions && behaviour.showsInstructions(page, times) ? instructions : undefined;
  if (instructions) purchase.instructed = times + 1;
  return {
    data: shown && { publicKey: options.publicKey, locale: market.locale, instructions: shown },
    script: assets.scriptUrl(behaviour.script()),
    jsUrl: options.jsUrl,
    cssUrl: options.cssUrl,
  };
}
