/**
 * The defects of the example shop that must be caught: the rule is in `examples/shop/defects.ts`, the scenario here. `also`: rules
 * that fail as a consequence, with the reason; any other failing rule is a wrong verdict.
 */
import { DEFECTS, type DefectId } from '../../../examples/shop/defects.ts';
import type { RuleId } from '../../../contract/rules.ts';
import type { ScenarioId } from '../../../contract/scenarios.ts';

export interface DefectCase {
  readonly defect: DefectId;
  readonly rule: RuleId;
  readonly method: string;
  readonly scenario: ScenarioId;
  readonly also?: Readonly<Partial<Record<RuleId, string>>>;
  /** Part of the sample that `npm test` plays. */
  readonly sample?: true;
}

type Row = readonly [
  defect: DefectId,
  method: string,
  scenario: ScenarioId,
  more?: Pick<DefectCase, 'also' | 'sample'>,
];

const NO_CONFIRMATION = 'there is no confirmation page to show instructions';

const ROWS: readonly Row[] = [
  ['no-tax-inclusive', 'konbini', 'pays', { sample: true }],
  ['no-browser-ip', 'konbini', 'pays'],
  ['no-upstream-id', 'konbini', 'pays'],
  ['no-ship-from', 'konbini', 'pays'],
  ['no-sku-group', 'konbini', 'pays'],
  ['foreign-product-id', 'konbini', 'pays'],
  ['stale-total', 'konbini', 'pays'],
  ['cents-for-yen', 'konbini', 'pays'],
  ['amount-in-payload', 'konbini', 'pays'],
  ['currency-in-payload', 'konbini', 'pays'],
  ['owner-without-phone', 'konbini', 'pays'],
  ['unknown-member', 'konbini', 'pays'],
  ['upper-case-names', 'klarnaCredit', 'pays'],
  ['secret-in-url', 'konbini', 'pays'],
  ['english-sdk', 'konbini', 'pays'],
  ['secret-key-in-page', 'konbini', 'pays'],
  ['no-disclosure', 'konbini', 'pays'],
  ['no-compliance', 'konbini', 'pays'],
  ['wrong-seller', 'konbini', 'pays'],
  [
    'orders-too-early',
    'konbini',
    'pays',
    { also: { 'ORD-04': 'the order is refused: nothing is confirmed' } },
  ],
  [
    'no-instructions',
    'konbini',
    'pays',
    { also: { 'DLY-01': 'the element that is missing needs the secret' } },
  ],
  ['wrong-instructions', 'konbini', 'pays'],
  ['ready-while-awaiting', 'konbini', 'funds-arrive', { sample: true }],
  [
    'acceptance-ignored',
    'konbini',
    'funds-arrive',
    { also: { 'ORD-09': 'the fraud state comes with that event' } },
  ],
  ['keeps-no-fraud-state', 'konbini', 'funds-arrive'],
  ['cancellation-ignored', 'konbini', 'funds-never-arrive'],
  ['cancellation-untold', 'konbini', 'funds-never-arrive'],
  ['no-terms', 'klarnaCredit', 'pays'],
  ['no-cancel-url', 'klarnaCredit', 'pays'],
  ['changed-redirect-url', 'klarnaCredit', 'pays'],
  ['strict-cookie', 'klarnaCredit', 'pays'],
  [
    'no-refresh',
    'klarnaCredit',
    'pays',
    { also: { 'RDR-05': 'the order that is only read is not paid yet, so the shop takes it for a failure' } },
  ],
  ['return-is-success', 'klarnaCredit', 'declines'],
  ['old-checkout-after-decline', 'klarnaCredit', 'declines'],
  ['cached-answers', 'klarnaCredit', 'browser-back'],
  ['anybody-may-look', 'klarnaCredit', 'return-url-reuse'],
  [
    'approval-not-checked',
    'payPal',
    'declines',
    { also: { 'RDR-16': 'what is attached unchecked is the declined payment' } },
  ],
  ['ignores-source-error', 'creditCard', 'source-refused'],
  ['codes-shown', 'creditCard', 'charge-refused'],
  // a checkout whose charge was refused needs another source, so the shop does not order it a second time
  [
    'same-checkout-after-409',
    'creditCard',
    'api-errors-at-order',
    {
      also: { 'ORD-01': 'the next order is a second one of a checkout whose order was not refused for good' },
    },
  ],
  ['orders-twice', 'creditCard', 'double-click-and-reload'],
  ['keeps-no-order-id', 'creditCard', 'double-click-and-reload'],
  // only money that comes later changes the state
  ['keeps-first-payment-state', 'konbini', 'funds-arrive'],
  ['unsigned-webhooks', 'creditCard', 'double-click-and-reload'],
  ['repeated-events', 'creditCard', 'double-click-and-reload'],
  ['slow-webhooks', 'creditCard', 'double-click-and-reload'],
  ['webhooks-fail', 'creditCard', 'double-click-and-reload'],
  ['ignores-retry-after', 'creditCard', 'api-errors-at-order'],
  ['fears-the-unknown', 'creditCard', 'unknown-members'],
  [
    'pending-is-failure',
    'konbini',
    'pays',
    { also: { 'DLY-01': NO_CONFIRMATION, 'DLY-02': NO_CONFIRMATION } },
  ],
  ['ready-under-review', 'creditCard', 'fraud-review'],
];

export const DEFECT_CASES: readonly DefectCase[] = ROWS.map(([defect, method, scenario, more]) => {
  const stated = DEFECTS[defect];
  if (!('rule' in stated)) throw new Error(`no rule states the defect ${defect}`);
  return { defect, rule: stated.rule, method, scenario, ...more };
});
