/**
 * Defects of the shop: `SHOP_DEFECTS=a,b` switches them on. Each names the rule that it violates. Their code is only in
 * `faulty/`.
 */
interface Defect {
  readonly text: string;
  /** Id of the rule; absent if no rule covers the defect. */
  readonly rule?: string;
}

export const DEFECTS = {
  // the checkout
  'no-quantity': { rule: 'CHK-01', text: 'Items have no quantity.' },
  'no-sku-group': { rule: 'CHK-02', text: 'Product details name no SKU group.' },
  'foreign-product-id': { rule: 'CHK-03', text: "Product details have an id that is not the shop's." },
  'no-tax-inclusive': { rule: 'CHK-04', text: 'The checkout does not say whether prices include tax.' },
  'no-browser-ip': { rule: 'CHK-05', text: "The checkout has no address of the shopper's browser." },
  'no-upstream-id': { rule: 'CHK-06', text: "The checkout has no order number of the shop's." },
  'no-ship-from': { rule: 'CHK-07', text: 'The checkout does not say where parcels come from.' },
  'too-many-decimals': { rule: 'MKT-03', text: 'Prices have more decimals than the currency.' },
  'cents-for-yen': {
    rule: 'UI-02',
    text: 'Prices of currencies without decimals are sent times 100, and shown without.',
  },
  'stale-total': { rule: 'UI-02', text: 'The review page shows the total without tax.' },
  // the source
  'amount-in-payload': { rule: 'SRC-01', text: 'The payload has an amount although it has a session.' },
  'currency-in-payload': { rule: 'SRC-01', text: 'The payload has a currency although it has a session.' },
  'owner-without-phone': { rule: 'SRC-02', text: "The payload's owner has no phone number." },
  'no-cancel-url': { rule: 'SRC-02', text: 'The payload has no cancelUrl.' },
  'unknown-member': { rule: 'SRC-07', text: "The payload holds a member of the shop's own." },
  'upper-case-names': { rule: 'MKT-02', text: 'Names reach the provider in capital letters.' },
  'first-session-kept': {
    rule: 'SES-07',
    text: 'Sources are made with the session of the first checkout, whatever is ordered.',
  },
  'ignores-source-error': { rule: 'SRC-04', text: 'A source that failed is used all the same.' },
  'secret-in-url': { rule: 'RDR-09', text: "The page's address holds the client secret of the source." },
  'english-sdk': { rule: 'MKT-01', text: 'The SDK speaks English, whatever the locale of the checkout.' },
  // pages
  'secret-key-in-page': { rule: 'SEC-01', text: 'The page holds the secret key.' },
  'no-terms': { rule: 'UI-01', text: 'Nobody is asked to accept the terms.' },
  'no-disclosure': { rule: 'UI-04', text: "Nobody is asked to accept the seller's disclosure." },
  'no-compliance': { rule: 'UI-03', text: "The pages have no links to the seller's legal texts." },
  'wrong-seller': { rule: 'UI-03', text: 'The legal links are those of another seller.' },
  'codes-shown': { rule: 'ORD-06', text: "Shoppers read the API's error codes." },
  // the order
  'orders-too-early': { rule: 'SES-05', text: 'The order is created before the source is attached.' },
  'orders-twice': { rule: 'ORD-01', text: 'Every press of the button orders, even at once.' },
  'same-checkout-after-409': { rule: 'ORD-02', text: 'After a 409 the same checkout is used again.' },
  'ignores-retry-after': { rule: 'LIM-01', text: 'A call that met the rate limit is made again at once.' },
  'attaches-twice': { rule: 'SRC-08', text: 'The source is attached once more although it is attached.' },
  'fears-the-unknown': { rule: 'TOL-01', text: 'Members that it does not know stop the shop.' },
  'pending-is-failure': { rule: 'ORD-04', text: 'An order that awaits its payment counts as failed.' },
  // redirect to the provider and return
  'changed-redirect-url': { rule: 'RDR-03', text: "The provider's address gets a parameter of the shop's." },
  'strict-cookie': {
    rule: 'RDR-05',
    text: 'The session cookie is SameSite=Strict, and lost on the way back.',
  },
  'cached-answers': {
    rule: 'RDR-07',
    text: "The browser keeps the server's answers, and shows an old one after the back button.",
  },
  'no-refresh': { rule: 'RDR-04', text: 'The order is read, not refreshed, when the shopper is back.' },
  'return-is-success': { rule: 'RDR-06', text: 'Whoever comes back has paid.' },
  'approval-not-checked': {
    rule: 'RDR-14',
    text: 'The source is attached on return, whether it was approved or not.',
  },
  'old-checkout-after-decline': {
    rule: 'RDR-06',
    text: 'After a declined payment the shop reuses the old checkout.',
  },
  'anybody-may-look': { rule: 'RDR-08', text: 'Who has the address of a purchase sees it.' },
  // payments after the order
  'no-instructions': { rule: 'DLY-02', text: 'The shopper is not told how to push the money.' },
  'wrong-instructions': { rule: 'DLY-01', text: 'The instructions are made with another secret.' },
  'wrong-amount-to-pay': {
    rule: 'INS-07',
    text: "The shop's own text next to the instructions shows another amount.",
  },
  'ready-while-awaiting': {
    rule: 'ORD-05',
    text: 'The order page shows a paid order while the payment is pending.',
  },
  'ready-under-review': { rule: 'FRD-01', text: 'An order under review is treated as ready.' },
  'acceptance-ignored': { rule: 'DLY-03', text: 'order.accepted changes nothing.' },
  'cancellation-ignored': { rule: 'DLY-04', text: 'order.cancelled changes nothing.' },
  'cancellation-untold': {
    rule: 'DLY-05',
    text: 'The shopper is not informed that the order was cancelled.',
  },
  // stored data
  'keeps-no-order-id': { rule: 'ORD-07', text: "The provider's id of the order is not kept." },
  'keeps-first-payment-state': { rule: 'ORD-08', text: "The payment's first state is never updated." },
  'keeps-no-fraud-state': { rule: 'ORD-09', text: 'The state of the fraud check is not kept.' },
  // webhooks
  'unsigned-webhooks': { rule: 'WHK-02', text: 'Webhooks are believed without a look at the signature.' },
  'repeated-events': { rule: 'WHK-03', text: 'A repeated event notifies the shopper again.' },
  'slow-webhooks': { rule: 'WHK-01', text: 'Webhooks are answered after four seconds.' },
  'webhooks-fail': { rule: 'WHK-01', text: 'Webhooks are answered with an error.' },
} as const satisfies Record<string, Defect>;

export type DefectId = keyof typeof DEFECTS;

/** @throws Error that names an unknown defect */
export function knownDefects(ids: readonly string[]): readonly DefectId[] {
  const isKnown = (id: string): id is DefectId => Object.hasOwn(DEFECTS, id);
  return ids.map((id) => {
    if (isKnown(id)) return id;
    throw new Error(`SHOP_DEFECTS: there is no defect "${id}". Defects: ${Object.keys(DEFECTS).join(', ')}.`);
  });
}
