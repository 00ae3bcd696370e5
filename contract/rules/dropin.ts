/** Rules about how the shop uses the results of Drop-in and the SDK's buttons. */
import type { Rule } from '../rule.ts';
import { from, fromCommerce } from './sources.ts';

export const dropinRules = {
  'DRP-01': {
    level: 'MUST',
    subject: 'shop',
    text: 'The shop attaches exactly the source that Drop-in passes to onSuccess, before it makes the order.',
    source: from('workflows', 'Customers enter their payment information'),
  },
  'DRP-02': {
    level: 'MUST',
    subject: 'shop',
    text: 'After onCancel the shopper is on the payment page and sees that nothing was paid; no source is attached and no order made.',
    source: from('dropin', 'onCancel'),
    inferred: true,
  },
  'DRP-03': {
    level: 'MUST',
    subject: 'shop',
    forbids: true,
    owedFor: 'trigger:sourceFails',
    text: 'After onError the shopper is on the payment page and is asked for another payment; no source is attached and no order made.',
    source: from('dropin', 'onError'),
  },
  'DRP-04': {
    level: 'MUST',
    subject: 'sdk',
    text: 'onSuccess receives a source of the session, with readyForStorage, supportsStorage and the requested consents; its state fits its flow and the setting for automatic redirects.',
    source: from('dropin', 'onSuccess'),
  },
  'DRP-05': {
    level: 'MUST',
    subject: 'sdk',
    text: 'onReady names the methods that Drop-in shows; onError and onCancel name the method concerned.',
    source: from('dropin', 'Drop-in payment events'),
  },
  'DRP-06': {
    level: 'MUST',
    subject: 'shop',
    text: 'A source with readyForStorage true is saved to its customer before it is attached; any other source is not saved.',
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
    text: "The shop closes a wallet's sheet with complete('success') after the source is attached.",
    source: from('objects', 'Payment request response object'),
  },
} as const satisfies Record<string, Rule>;
