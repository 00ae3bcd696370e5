/** Rules about the purchase data that a shop sends to the API and shows to the shopper; each is in the certification checklist. */
import type { Rule } from '../rule.ts';
import { from, fromCommerce } from './sources.ts';

export const checkoutRules = {
  'CHK-01': {
    level: 'MUST',
    subject: 'shop',
    text: 'Every item of a checkout names its product (skuId or productDetails), its price (price or aggregatePrice) and a quantity.',
    source: from('checklist', 'Provide required product data'),
  },
  'CHK-02': {
    level: 'MUST',
    subject: 'shop',
    text: 'Product details name their SKU group.',
    source: from('checklist', 'Reference required SKU group in product details'),
  },
  'CHK-03': {
    level: 'SHOULD',
    subject: 'shop',
    text: "The id in product details is the shop's own id of the product in the basket.",
    source: from('checklist', 'Reference product identifier in product details'),
  },
  'CHK-04': {
    level: 'MUST',
    subject: 'shop',
    text: 'A checkout states in taxInclusive whether its prices include tax.',
    source: from('checklist', 'Indicate whether taxes are included in the retail price'),
  },
  'CHK-05': {
    level: 'MUST',
    subject: 'shop',
    text: "A checkout carries the shopper's IP address as browserIp.",
    source: from('checklist', "Provide the customer's public IP address"),
  },
  'CHK-06': {
    level: 'MUST',
    subject: 'shop',
    text: "Before it is ordered a checkout carries the shop's own order number as upstreamId.",
    source: from('checklist', 'Ensure the specified upstream identifier matches your order identifier'),
  },
  'CHK-07': {
    level: 'MUST',
    subject: 'shop',
    text: 'A checkout of physical goods has ship-from and ship-to addresses before it is ordered.',
    source: from('checklist', 'Supply required shipping address information'),
  },
  'CHK-08': {
    level: 'MUST',
    subject: 'shop',
    text: 'The item prices that the shop sends to the API are the prices that it showed before payment.',
    source: from('checklist', 'Provide required product data'),
    inferred: true,
    inCommerce: {
      text: 'The prices of the cart lines are the prices that the shop showed before payment.',
      source: fromCommerce('testCases', 'Confirm changes to the cart and Checkout page'),
      inferred: true,
    },
  },
  'CHK-09': {
    level: 'SHOULD',
    subject: 'shop',
    forbids: true,
    text: 'If the shop sends a charge type for a purchase that the shopper pays in person, the charge type is customer_initiated.',
    source: from('charging', 'Customer initiated'),
    inferred: true,
    inCommerce: { source: fromCommerce('charging', 'Customer initiated') },
  },
  'UI-03': {
    level: 'MUST',
    subject: 'shop',
    text: "Every checkout page has a compliance element for the checkout's selling entity, or the links from Compliance.getDetails for that entity.",
    source: from('disclosures', 'Integrate method to retrieve disclosure elements'),
  },
  'UI-04': {
    level: 'MUST',
    subject: 'shop',
    text: "Nothing is ordered before the shopper has accepted the seller's disclosure on the review page.",
    source: from('disclosures', 'Present reseller disclosure terms and acquire acceptance'),
  },
} as const satisfies Record<string, Rule>;
