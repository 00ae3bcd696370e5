/** What a shop tells and shows of a purchase, as the Commerce API's documents have it, and what is told of a payment. */
import type { RuleElsewhere } from '../rule.ts';
import type { checkoutRules } from './checkout.ts';
import type { contentRules } from './content.ts';
import type { dropinRules } from './dropin.ts';
import type { shopRules } from './shop.ts';
import { fromCommerce as from } from './sources.ts';

type Id =
  | Exclude<keyof typeof checkoutRules, 'CHK-08' | 'CHK-09'>
  | keyof typeof contentRules
  | Exclude<keyof typeof dropinRules, 'DRP-07' | 'DRP-08'>
  | Extract<keyof typeof shopRules, 'ORD-07' | 'ORD-08' | 'ORD-09' | 'SEC-02'>;

const AMOUNTS = 'Amount contributed and amount remaining to be contributed';
const INSTRUCTIONS = 'Creating a Delayed Payment Instructions element';
const LOCALIZING = 'Localizing DigitalRiver.js';

export const commerceBuyingRules = {
  'CHK-01': {
    text: 'Every line that is put into a cart names its product.',
    source: from('products', 'Adding a product to a cart'),
  },
  'CHK-02': {
    excluded:
      "A cart's lines name products of the site's catalogue, which knows how each is taxed: there is no SKU group to tell.",
  },
  'CHK-03': {
    text: 'The product of every line is the one in the basket that the shopper sees.',
    source: from('testCases', 'Confirm parameters are passed as expected'),
    inferred: true,
  },
  'CHK-04': {
    excluded:
      "Whether prices hold the tax is a setting of the site's price list in Global Commerce: a cart states it in its response; no request sets it.",
  },
  'CHK-05': {
    text: "Before it is submitted a cart carries the shopper's IP address as ipAddress.",
    source: from('testCases', 'Submit a live order for production validation'),
  },
  'CHK-06': {
    excluded:
      "A cart has no member for an order number of the shop's: the order is known by the id that submitting the cart answers with, see ORD-07.",
  },
  'CHK-07': {
    text: "Before it is submitted a cart has the shopper's billing and shipping address.",
    source: from('submitting', 'Submitting a cart'),
  },
  'UI-03': {
    text: "Every page of a checkout has a compliance element of the cart's selling entity, or the links that Compliance.getDetails gives for it.",
    source: from('testCases', 'Confirm changes to the cart and Checkout page'),
    inferred: true,
  },
  'UI-04': {
    excluded:
      'The page on the acceptance of the terms of sale leaves it to a setting of the site whether submitting is the acceptance, a box is to be ticked, or none is required (How a customer accepts the TOS). Of the seller it asks no acceptance: confirmDisclosure is text to be placed next to the button (DigitalRiver object). What is accepted before a redirect is judged by UI-01.',
  },
  'SEC-02': { source: from('sdk', 'Authenticating sources') },
  'ORD-07': {
    text: 'The shop keeps the id of the order that the cart became: delayed-payment events name the order by it.',
    source: from('orders', 'Getting an order by ID'),
    owedFor: 'flow:receiver',
    inferred: true,
  },
  'ORD-08': {
    excluded:
      "No event of the Commerce API tells of a charge, and no document asks a shop to keep a charge's state: the order's own state is read when it is needed.",
  },
  'ORD-09': {
    excluded: 'An order of the Commerce API has no member for the state of its fraud check.',
  },

  'INS-01': { source: from('instructions', INSTRUCTIONS) },
  'INS-02': {
    source: from('delayedEvents', 'Delayed payment expired and reminder events'),
    inferred: true,
  },
  'INS-03': { source: from('instructions', INSTRUCTIONS) },
  'INS-04': {
    source: from('delayedEvents', 'The delayed payment expired request'),
    inferred: true,
  },
  'INS-05': { source: from('delayedEvents', 'Wire Transfer'), inferred: true },
  'INS-06': { source: from('instructions', INSTRUCTIONS) },
  'INS-07': { source: from('capturing', 'Delayed repayment methods') },
  'MKT-01': {
    text: "The SDK is made with the language of the shopper's locale.",
    source: from('initializing', LOCALIZING),
  },
  'MKT-02': {
    text: 'Who pays reaches the SDK as the shopper wrote it, and every line of the address in its script, corrected at most where the shop validates it; a method without an owner takes the address of the cart.',
    source: from('addresses', 'Basic address information'),
  },
  'MKT-03': { source: from('sessions', AMOUNTS), inferred: true },
  'MKT-04': { source: from('retrieving', 'Get a source object by identifier') },
  'MKT-05': { source: from('sessions', AMOUNTS), inferred: true },

  'DRP-01': {
    text: 'The source that Drop-in hands over in onSuccess is the one that the shop applies, before it submits the cart.',
    source: from('workflows', 'Customers enter their credit card information'),
  },
  'DRP-02': {
    text: 'onCancel leaves the shopper at the payment page, told that nothing was paid: no source is applied and no cart submitted.',
    source: from('dropin', 'onCancel'),
  },
  'DRP-03': {
    text: 'onError leaves the shopper at the payment page, asked for another payment: no source is applied and no cart submitted.',
    source: from('dropin', 'onError'),
  },
  // a sample without supportsStorage leaves open whether it is always told
  'DRP-04': { source: from('dropin', 'onSuccess'), inferred: true },
  'DRP-05': { source: from('dropin', 'Drop-in payments events') },
  'DRP-06': {
    text: 'A source that is readyForStorage is saved to its shopper before it is applied; one that is not is not saved.',
    source: from('dropin', 'Optional. Allowing the customer to save their payment details'),
  },
  'WAL-01': {
    text: "The shop ends a wallet's sheet with complete: success once the source is applied.",
    source: from('objects', 'Payment request response object'),
  },
} satisfies Partial<Record<Id, RuleElsewhere>>;
