/** The secrets that are known before a test begins: the keys of the run and the method's test cards. */
import type { Method } from '../../../contract/method.ts';
import { Masker } from '../../../harness/masking.ts';
import type { RunContext } from '../../../harness/run.ts';

export function maskerFor({ runKey, targets }: RunContext, { wire }: Method): Masker {
  const masker = new Masker(runKey);
  masker.add('secretKey', targets.secretKey);
  masker.add('publicKey', targets.publicKey);
  for (const { by, value } of wire.triggers)
    if (by === 'card.number') for (const written of cardForms(value)) masker.add('cardNumber', written);
  return masker;
}

/** A card number without and with spaces. */
function cardForms(number: string): string[] {
  return [
    number,
    number.replace(/(\d{4})(?=\d)/g, '$1 '),
    number.replace(/^(\d{4})(\d{6})(\d+)$/, '$1 $2 $3'),
  ];
}
