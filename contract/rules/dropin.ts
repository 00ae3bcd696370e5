/** Rules of what the shop does with what Drop-in and the SDK's buttons hand over. */
import type { Rule } from '../rule.ts';
import { from } from './sources.ts';

export const dropinRules = {
  'DRP-01': {
    level: 'MUST',
    subject: 'shop',
    text: 'The source that Drop-in hands over in onSuccess is the one that the shop attaches, before it makes the order.',
    source: from('dropin', 'Handle the onSuccess event'),
  },
  'DRP-02': {
    level: 'MUST',
    subject: 'shop',
    text: 'onCancel leaves the shopper at the payment page, told that nothing was paid: no source is attached and no order made.',
    source: from('dropin', 'onCancel'),
  },
  'WAL-01': {
    level: 'MUST',
    subject: 'shop',
    owedFor: { buttons: 'only', flow: ['standard'] },
    text: "The shop ends a wallet's sheet with complete: success once the source is attached, failure where it is not.",
    source: from('objects', 'Payment request response object'),
  },
} as const satisfies Record<string, Rule>;
