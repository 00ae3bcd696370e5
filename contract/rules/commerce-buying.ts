/** Rules about purchase and payment data that a shop sends and shows, as the Commerce API's documents state them. */
import type { RuleElsewhere } from '../rule.ts';
import type { checkoutRules } from './checkout.ts';
import type { contentRules } from './content.ts';
import type { dropinRules } from './dropin.ts';
import type { shopOperationRules } from './shop-operation.ts';
import type { shopRules } from './shop.ts';
import { fromCommerce as from } from './sources.ts';

type Id =
  | Exclude<keyof typeof checkoutRules, 'CHK-08' | 'CHK-09'>
  | keyof typeof contentRules
  | Exclude<keyof typeof dropinRules, 'DRP-07' | 'DRP-08'>
  | Extract<keyof (typeof shopRules & typeof shopOperationRules), 'ORD-07' | 'ORD-08' | 'ORD-09' | 'SEC-02'>;

const AMOUNTS = 'Amount contributed and amount remaining to be contributed';
const INSTRUCTIONS = 'Creating a Delayed Payment Instructions element';
const LOCALIZING = 'Localizing DigitalRiver.js';

export const commerceBuyingRules = {
  'CHK-01': {
    text: 'Every line that is added to a cart names its product.',
    source: from('products', 'Adding a product to a cart'),
  },
  'CHK-02': {
    excluded:
      "Cart lines name products of the site's catalogue, which defines their tax treatment: there is no SKU group to send.",
  },
  'CHK-03': {
    text: 'Every cart line has the product that the shopper sees in the basket.',
    source: from('testCases', 'Confirm parameters are passed as expected'),
    inferred: true,
  },
  'CHK-04': {
    excluded:
      "A setting of the site's price list in Global Commerce decides whether prices include tax. A cart states this in its response; no request can set it.",
  },
  'CHK-05': {
    text: "Before it is submitted a cart carries the shopper's IP address as ipAddress.",
    source: from('testCases', 'Submit a live order for production validation'),
  },
  'CHK-06': {
    excluded:
      "A cart has no member for the shop's own order number. The id in the response to the submission identifies the order, see ORD-07.",
  },
  'CHK-07': {
    text: "Before it is submitted a cart has the shopper's billing and shipping address.",
    source: from('submitting', 'Submitting a cart'),
  },
  'UI-03': {
    text: "Every checkout page has a compliance element for the cart's selling entity, or the links from Compliance.getDetails for that entity.",
    source: from('testCases', 'Confirm changes to the cart and Checkout page'),
    inferred: true,
  },
  'UI-04': {
    excluded:
      "A setting of the site decides whether submitting accepts the terms of sale, a box must be ticked, or no acceptance is required (How a customer accepts the TOS). No page asks the shopper to accept the seller's disclosure: confirmDisclosure is text to be placed next to the button (DigitalRiver object). UI-01 judges what is accepted before a redirect.",
  },
  'SEC-02': { source: from('sdk', 'Authenticating sources') },
  'ORD-07': {
    text: 'The shop stores the id of the order made from the cart: delayed-payment events name the order by this id.',
    source: from('orders', 'Getting an order by ID'),
    owedFor: 'flow:receiver',
    inferred: true,
  },
  'ORD-08': {
    excluded:
      "No event of the Commerce API reports a charge, and no document asks a shop to store the state of a charge: the shop reads the order's state when the shop needs it.",
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
    text: "The SDK is created with the language of the shopper's locale.",
    source: from('initializing', LOCALIZING),
  },
  'MKT-02': {
    text: "The SDK receives the payer's data as the shopper typed it, with every address line in its original script; only address validation may correct it. For a method without an owner this applies to the address of the cart.",
    source: from('addresses', 'Basic address information'),
  },
  'MKT-03': { source: from('sessions', AMOUNTS), inferred: true },
  'MKT-04': { source: from('retrieving', 'Get a source object by identifier') },
  'MKT-05': { source: from('sessions', AMOUNTS), inferred: true },

  'DRP-01': {
    text: 'The shop applies exactly the source that Drop-in passes to onSuccess, before it submits the cart.',
    source: from('workflows', 'Customers enter their credit card information'),
  },
  'DRP-02': {
    text: 'After onCancel the shopper is on the payment page and sees that nothing was paid; no source is applied and no cart submitted.',
    source: from('dropin', 'onCancel'),
  },
  'DRP-03': {
    text: 'After onError the shopper is on the payment page and is asked for another payment; no source is applied and no cart submitted.',
    source: from('dropin', 'onError'),
  },
  // a sample lacks supportsStorage, so it is unclear whether this member is always sent
  'DRP-04': { source: from('dropin', 'onSuccess'), inferred: true },
  'DRP-05': { source: from('dropin', 'Drop-in payments events') },
  'DRP-06': {
    text: 'A source with readyForStorage true is saved to its shopper before it is applied; any other source is not saved.',
    source: from('dropin', 'Optional. Allowing the customer to save their payment details'),
  },
  'WAL-01': {
    text: "The shop closes a wallet's sheet with complete('success') after the source is applied.",
    source: from('objects', 'Payment request response object'),
  },
} satisfies Partial<Record<Id, RuleElsewhere>>;
