/** Rules of what the shop does with what Drop-in and the SDK's buttons hand over. */
import type { Rule } from '../rule.ts';
import { from, fromCommerce } from './sources.ts';

export const dropinRules = {
  'DRP-01': {
    level: 'MUST',
    subject: 'shop',
    text: 'The source that Drop-in hands over in onSuccess is the one that the shop attaches, before it makes the order.',
    source: from('workflows', 'Customers enter their payment information'),
  },
  'DRP-02': {
    level: 'MUST',
    subject: 'shop',
    text: 'onCancel leaves the shopper at the payment page, told that nothing was paid: no source is attached and no order made.',
    source: from('dropin', 'onCancel'),
    inferred: true,
  },
  'DRP-03': {
    level: 'MUST',
    subject: 'shop',
    forbids: true,
    owedFor: 'trigger:sourceFails',
    text: 'onError leaves the shopper at the payment page, asked for another payment: no source is attached and no order made.',
    source: from('dropin', 'onError'),
  },
  'DRP-04': {
    level: 'MUST',
    subject: 'sdk',
    text: 'onSuccess hands over a source of the session, in the state that its flow and the automatic redirects make it, with readyForStorage, supportsStorage and the consents that were asked for.',
    source: from('dropin', 'onSuccess'),
  },
  'DRP-05': {
    level: 'MUST',
    subject: 'sdk',
    text: 'onReady names the methods that are presented; onError and onCancel name the method that they are about.',
    source: from('dropin', 'Drop-in payment events'),
  },
  'DRP-06': {
    level: 'MUST',
    subject: 'shop',
    text: 'A source that is readyForStorage is saved to its customer before it is attached; one that is not is not saved.',
    source: from('dropin', 'Optional. Allowing customers to save their payment information'),
  },
  'DRP-07': {
    level: 'MUST',
    subject: 'shop',
    owedFor: 'flow:redirect',
    text: 'A shop that redirects by itself (disableAutomaticRedirects) gives Drop-in a return URL and a cancel URL.',
    source: from('dropin', 'Disabling redirects'),
    inCommerce: { source: fromCommerce('dropin', 'Disabling redirects within Drop-in Payments') },
  },
  'DRP-08': {
    level: 'SHOULD',
    subject: 'shop',
    owedFor: 'flow:redirect',
    text: 'A shop that redirects by itself gives Drop-in the same address as return URL and as cancel URL.',
    source: from('dropin', 'Disabling redirects'),
    inCommerce: { excluded: 'The Commerce guide describes two addresses, one for each outcome.' },
  },
  'WAL-01': {
    level: 'MUST',
    subject: 'shop',
    owedFor: { all: ['flow:standard', { not: 'paidByShopButton' }] },
    text: "The shop ends a wallet's sheet with complete: success once the source is attached.",
    source: from('objects', 'Payment request response object'),
  },
} as const satisfies Record<string, Rule>;
